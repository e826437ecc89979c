UPDATE outbox SET verdict = ?2, reason_da = ?3, reason_en = ?4 WHERE seq = ?1
