SELECT change FROM outbox WHERE seq = ?1 AND hash = x''
