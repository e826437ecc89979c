SELECT seq, change FROM outbox
WHERE seq > ?1 AND verdict <> 0 AND hash = x''
ORDER BY seq LIMIT ?2
