SELECT device, staff, status, key, box_key, program, enrolled_ms, last_seen_ms, last_seq, chain,
       backed_up_seq, replaces
FROM device
WHERE stream = $1
ORDER BY device
