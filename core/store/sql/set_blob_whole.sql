UPDATE blob SET whole = 1 WHERE bid = ?1
