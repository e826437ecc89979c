INSERT OR REPLACE INTO subscription (stream, scope, subscriber, entered_seq, left_seq, changed_seq)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
