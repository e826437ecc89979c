SELECT rid, type, flags, words, state FROM record WHERE id = ?1
