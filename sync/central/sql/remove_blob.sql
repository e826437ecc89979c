DELETE FROM blob WHERE stream = ?1 AND name = ?2
