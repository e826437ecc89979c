SELECT rid, id, type, flags, words, state FROM record
WHERE scope = ?1 AND id > ?2
ORDER BY id LIMIT ?3
