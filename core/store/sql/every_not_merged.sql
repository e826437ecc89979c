-- Verdicts 4, 5, 6 (duplicate, gone, quarantined) merged nothing.
SELECT DISTINCT record FROM outbox WHERE seq > ?1 AND verdict IN (4, 5, 6) AND hash = x''
