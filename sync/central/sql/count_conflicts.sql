SELECT count(*) FROM record INDEXED BY record_flagged WHERE stream = ?1 AND flags > 0 AND flags & 1
