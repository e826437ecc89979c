DELETE FROM blob WHERE bid = ?1
