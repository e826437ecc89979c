UPDATE blob SET confirmed = 1 WHERE scope = ?1 AND sha256 = ?2 AND size = ?3 AND dropped = 0
