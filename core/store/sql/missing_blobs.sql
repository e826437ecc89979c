SELECT blob.bid, blob.scope, sha256, size, here, whole, confirmed, blob_name.record
FROM blob INDEXED BY blob_missing
JOIN blob_name ON blob_name.bid = blob.bid AND blob_name.live = 1
WHERE blob.bid < ?1 AND whole = 0 AND dropped = 0
ORDER BY blob.bid DESC
LIMIT ?2
