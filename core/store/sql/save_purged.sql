UPDATE sync SET purged = ?1 WHERE only_row = 1
