INSERT INTO quarantine (stream, device, seq, record, tag, scope, payload, follows, discarded)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
