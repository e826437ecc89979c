SELECT id, seq, type, scope, flags, last_device, last_seq, below, state
FROM record INDEXED BY record_flagged
WHERE stream = ?1 AND flags > 0 AND flags & ?2
ORDER BY seq
LIMIT ?3
