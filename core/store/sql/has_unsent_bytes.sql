SELECT 1 FROM blob_name
JOIN blob ON blob.bid = blob_name.bid
WHERE blob_name.record = ?1 AND whole = 1 AND confirmed = 0 AND dropped = 0
LIMIT 1
