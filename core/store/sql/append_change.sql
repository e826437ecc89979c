INSERT INTO outbox(seq, record, change, chain) VALUES(?1, ?2, ?3, ?4)
