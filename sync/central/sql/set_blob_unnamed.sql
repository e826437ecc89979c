UPDATE blob SET unnamed_ms = ?3 WHERE stream = ?1 AND name = ?2
