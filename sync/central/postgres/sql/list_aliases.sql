SELECT device, seq, tag
FROM alias
WHERE stream = $1 AND first_device = $2 AND first_seq = $3 AND first_tag = $4
