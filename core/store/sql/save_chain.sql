UPDATE sync SET last_seq = ?1, chain = ?2 WHERE only_row = 1
