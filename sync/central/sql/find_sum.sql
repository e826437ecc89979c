SELECT sum FROM digest_sum WHERE stream = ?1 AND share = ?2
