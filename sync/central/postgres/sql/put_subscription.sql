INSERT INTO subscription (stream, scope, subscriber, entered_seq, left_seq, changed_seq)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (stream, scope, subscriber) DO UPDATE
SET entered_seq = excluded.entered_seq, left_seq = excluded.left_seq,
    changed_seq = excluded.changed_seq
