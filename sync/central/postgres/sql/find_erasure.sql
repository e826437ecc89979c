SELECT scope, time_ms, reason FROM erasure WHERE stream = $1 AND scope = $2
