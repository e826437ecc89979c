SELECT device, seq, record, tag, scope, payload, follows, discarded
FROM quarantine
WHERE stream = $1 AND device = $2 AND seq = $3
