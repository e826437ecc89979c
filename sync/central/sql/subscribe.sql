INSERT OR IGNORE INTO subscription (stream, scope, subscriber) VALUES (?1, ?2, ?3)
