SELECT scope, subscriber, entered_seq, left_seq
FROM subscription
WHERE stream = ?1 AND scope = ?2
ORDER BY subscriber
