SELECT device, seq, record, previous_device, previous_seq, hash, chain, verdict, reason_da,
       reason_en, payload
FROM change_log
WHERE stream = $1 AND device = $2 AND seq = $3
