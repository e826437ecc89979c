-- Merged or found to be merged before: verdicts 1 to 4.
SELECT seq, record, answered_ms FROM outbox
WHERE hash = x'' AND seq > ?1 AND seq <= ?2 AND verdict BETWEEN 1 AND 4
ORDER BY seq LIMIT ?3
