INSERT INTO blob (stream, name, scope, size, pieces, whole, device, since_ms, unnamed_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT DO NOTHING
