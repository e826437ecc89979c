SELECT id, seq, scope, flags, last_device, last_seq, below, state
FROM record INDEXED BY record_by_scope
WHERE stream = ?1 AND scope = ?2 AND id > ?3
ORDER BY id
LIMIT ?4
