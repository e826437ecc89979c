SELECT 1 FROM outbox WHERE record = ?1 AND verdict = 0 LIMIT 1
