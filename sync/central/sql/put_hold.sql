INSERT OR REPLACE INTO legal_hold (stream, scope, time_ms, reason) VALUES (?1, ?2, ?3, ?4)
