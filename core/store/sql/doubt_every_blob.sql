UPDATE blob SET confirmed = 0 WHERE confirmed = 1 AND dropped = 0
