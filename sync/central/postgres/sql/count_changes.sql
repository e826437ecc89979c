-- Sequences have no gaps, so nothing needs to be counted.
SELECT coalesce(sum(last_seq), 0)::bigint FROM device WHERE stream = $1
