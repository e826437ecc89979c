SELECT id, seq, type, scope, flags, last_device, last_seq, below, state
FROM record
WHERE stream = $1 AND id = $2
