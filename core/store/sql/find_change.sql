SELECT record, chain, verdict FROM outbox WHERE seq = ?1
