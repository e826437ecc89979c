SELECT seq, change FROM outbox WHERE seq > ?1 ORDER BY seq LIMIT ?2
