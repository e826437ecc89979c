INSERT INTO digest_sum (stream, share, sum) VALUES ($1, $2, $3)
ON CONFLICT (stream, share) DO UPDATE SET sum = excluded.sum
