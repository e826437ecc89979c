SELECT blob_name.record FROM blob_name LEFT JOIN record ON record.id = blob_name.record
WHERE record.rid IS NULL AND live = 1 LIMIT 1
