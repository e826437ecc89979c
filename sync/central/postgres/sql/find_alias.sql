SELECT first_device, first_seq, first_tag
FROM alias
WHERE stream = $1 AND device = $2 AND seq = $3 AND tag = $4
