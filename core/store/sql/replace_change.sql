UPDATE outbox SET change = ?2, chain = ?3, verdict = ?4 WHERE seq = ?1
