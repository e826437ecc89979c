SELECT 1 FROM quarantine WHERE stream = $1 LIMIT 1
