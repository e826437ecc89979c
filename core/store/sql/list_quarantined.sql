SELECT seq, change, reason_da, reason_en FROM outbox WHERE verdict = 6 ORDER BY seq LIMIT ?1
