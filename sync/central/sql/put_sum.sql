INSERT OR REPLACE INTO digest_sum (stream, share, sum) VALUES (?1, ?2, ?3)
