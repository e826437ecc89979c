INSERT INTO subscription (stream, scope, subscriber) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
