INSERT INTO witness (stream, record, digest, scope, device, time_ms, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO NOTHING
