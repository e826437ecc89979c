SELECT rid, id, type, scope, flags, words, state FROM record ORDER BY rid
