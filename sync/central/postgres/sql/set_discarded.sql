UPDATE quarantine SET discarded = $4 WHERE stream = $1 AND device = $2 AND seq = $3
