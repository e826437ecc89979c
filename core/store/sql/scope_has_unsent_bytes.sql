SELECT 1 FROM blob
JOIN blob_name ON blob_name.bid = blob.bid
WHERE blob.scope = ?1 AND whole = 1 AND confirmed = 0 AND dropped = 0
LIMIT 1
