INSERT INTO legal_hold (stream, scope, time_ms, reason) VALUES ($1, $2, $3, $4)
ON CONFLICT (stream, scope) DO UPDATE SET time_ms = excluded.time_ms, reason = excluded.reason
