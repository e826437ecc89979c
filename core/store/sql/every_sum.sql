SELECT share, sum FROM digest_sum ORDER BY share
