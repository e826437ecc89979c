INSERT INTO digest_sum(share, sum) VALUES(?1, ?2) ON CONFLICT(share) DO UPDATE SET sum = excluded.sum
