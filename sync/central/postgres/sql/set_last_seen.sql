UPDATE device SET last_seen_ms = $3 WHERE stream = $1 AND device = $2
