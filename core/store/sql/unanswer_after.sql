UPDATE outbox SET verdict = 0, reason_da = '', reason_en = '' WHERE seq > ?1 AND verdict <> 0
