SELECT count(*) FROM record WHERE stream = $1
