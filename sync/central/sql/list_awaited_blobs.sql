SELECT attachment.record, blob.size, blob.pieces, blob.device, blob.since_ms
FROM blob -- first, in the order of its index
CROSS JOIN attachment ON attachment.stream = blob.stream AND attachment.name = blob.name AND live = 1
WHERE blob.stream = ?1 AND whole = 0
ORDER BY since_ms, blob.name
LIMIT ?2
