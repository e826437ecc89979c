SELECT seq, record, change, chain FROM outbox ORDER BY seq
