UPDATE outbox SET change = x''
WHERE hash <> x'' AND change <> x'' AND seq <= ?1 AND verdict <> 0 AND answered_ms <= ?2
