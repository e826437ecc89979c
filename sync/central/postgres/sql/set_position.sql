UPDATE device SET last_seq = $3, chain = $4 WHERE stream = $1 AND device = $2
