UPDATE device SET status = $3 WHERE stream = $1 AND device = $2
