SELECT count(*) FROM blob WHERE stream = ?1 AND whole = 0 AND unnamed_ms = 0
