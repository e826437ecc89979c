UPDATE outbox SET change = ?2, hash = ?3 WHERE seq = ?1
