INSERT INTO record (stream, id, seq, type, scope, flags, last_device, last_seq, below, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
