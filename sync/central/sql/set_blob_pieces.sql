UPDATE blob SET pieces = ?3, whole = ?4 WHERE stream = ?1 AND name = ?2
