SELECT rid, type, flags, words, state, scope FROM record WHERE id = ?1
