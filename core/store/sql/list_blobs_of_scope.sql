SELECT bid FROM blob WHERE scope = ?1 AND dropped = 0
