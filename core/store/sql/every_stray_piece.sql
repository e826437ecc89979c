SELECT blob_piece.bid FROM blob_piece LEFT JOIN blob ON blob.bid = blob_piece.bid WHERE blob.bid IS NULL LIMIT 1
