SELECT record, digest, scope, device, time_ms, state FROM witness WHERE stream = ?1 AND record = ?2 ORDER BY digest
