SELECT sum FROM digest_sum WHERE share = ?1
