UPDATE sync SET accepted_seq = ?1, accepted_chain = ?2 WHERE only_row = 1
