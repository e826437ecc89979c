SELECT seq, change, verdict FROM outbox WHERE hash = x'' ORDER BY seq
