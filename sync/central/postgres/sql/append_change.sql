INSERT INTO change_log (stream, device, seq, record, previous_device, previous_seq, hash, chain,
                        verdict, reason_da, reason_en, payload)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
