SELECT scope, subscriber, entered_seq, left_seq
FROM subscription INDEXED BY subscription_changed
WHERE stream = ?1 AND subscriber = ?2 AND changed_seq > 0 AND changed_seq > ?3
ORDER BY changed_seq
LIMIT ?4
