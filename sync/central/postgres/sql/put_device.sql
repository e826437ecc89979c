INSERT INTO device (stream, device, staff, status, key, box_key, program, enrolled_ms,
                    last_seen_ms, last_seq, chain, backed_up_seq, replaces)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
