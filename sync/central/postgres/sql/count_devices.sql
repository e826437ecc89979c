SELECT count(*) FROM device WHERE stream = $1 AND status <> 0
