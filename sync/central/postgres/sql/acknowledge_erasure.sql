INSERT INTO erasure_acknowledged (stream, scope, device) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
