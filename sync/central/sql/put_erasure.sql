INSERT OR IGNORE INTO erasure (stream, scope, time_ms, reason) VALUES (?1, ?2, ?3, ?4)
