UPDATE blob SET here = ?2, whole = 0 WHERE bid = ?1
