SELECT scope
FROM subscription
WHERE stream = $1 AND scope > $2 AND subscriber = $3 AND left_seq = 0
ORDER BY scope
LIMIT $4
