SELECT chain FROM change_log WHERE stream = $1 AND device = $2 AND seq = $3
