DELETE FROM digest_sum
