SELECT count(*) FROM record WHERE stream = $1 AND flags > 0 AND flags & 1 <> 0
