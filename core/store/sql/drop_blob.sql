UPDATE blob SET dropped = 1, confirmed = 0 WHERE bid = ?1
