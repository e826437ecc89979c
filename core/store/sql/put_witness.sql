INSERT INTO witness(record, scope, sealed) VALUES(?1, ?2, ?3)
