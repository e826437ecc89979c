INSERT INTO alias (stream, device, seq, tag, first_device, first_seq, first_tag)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
