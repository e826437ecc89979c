UPDATE blob SET unnamed_ms = ?2 WHERE bid = ?1 AND (unnamed_ms = 0) <> (?2 = 0)
