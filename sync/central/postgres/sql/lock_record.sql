SELECT id, seq, type, scope, flags, last_device, last_seq, state
FROM record
WHERE stream = $1 AND id = $2
FOR UPDATE
