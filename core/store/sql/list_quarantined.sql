-- Without those that are sealed: the tablet has left their scope.
SELECT seq, change, reason_da, reason_en FROM outbox
WHERE verdict = 6 AND (hash = x'' OR change = x'')
ORDER BY seq LIMIT ?1
