INSERT INTO record(id, type, scope, flags, words, state) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
