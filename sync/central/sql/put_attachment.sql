INSERT OR REPLACE INTO attachment (stream, record, name, live) VALUES (?1, ?2, ?3, ?4)
