-- Verdicts 4, 5, 6 (duplicate, gone, quarantined) merged nothing; a stub has no words left, and what
-- is sealed cannot be read here.
SELECT seq, change, chain FROM outbox
WHERE record = ?1 AND seq > ?2 AND verdict NOT IN (4, 5, 6) AND hash = x''
ORDER BY seq
