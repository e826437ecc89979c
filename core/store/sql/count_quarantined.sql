SELECT count(*) FROM outbox WHERE verdict = 6
