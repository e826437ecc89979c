UPDATE outbox SET verdict = ?2, reason_da = ?3, reason_en = ?4, answered_ms = ?5 WHERE seq = ?1
