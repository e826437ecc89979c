SELECT count(*) FROM outbox WHERE verdict = 0
