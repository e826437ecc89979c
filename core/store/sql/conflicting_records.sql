SELECT state FROM record WHERE flags & 2 ORDER BY rid LIMIT ?1
