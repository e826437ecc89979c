SELECT scope, time_ms, reason FROM erasure WHERE stream = ?1 ORDER BY scope
