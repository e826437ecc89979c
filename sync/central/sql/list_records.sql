SELECT id, seq, type, scope, flags, last_device, last_seq, below, state
FROM record
WHERE stream = ?1 AND seq > ?2
ORDER BY seq
LIMIT ?3
