SELECT blob.bid, blob.scope, sha256, size, here, whole, confirmed, blob_name.record
FROM blob INDEXED BY blob_unconfirmed
JOIN blob_name ON blob_name.bid = blob.bid
WHERE blob.bid > ?1 AND whole = 1 AND confirmed = 0 AND dropped = 0
ORDER BY blob.bid
LIMIT ?2
