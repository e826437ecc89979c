SELECT seq, change, chain, verdict FROM outbox ORDER BY seq
