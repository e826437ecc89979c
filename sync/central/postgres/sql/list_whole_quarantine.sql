SELECT device, seq, record, tag, scope, payload, follows, discarded
FROM quarantine
WHERE stream = $1 AND (device, seq) > ($2, $3)
ORDER BY device, seq
LIMIT $4
