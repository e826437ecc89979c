UPDATE outbox SET change = x'', reason_da = '', reason_en = '', hash = ?2, erased_scope = ?3
WHERE seq = ?1
