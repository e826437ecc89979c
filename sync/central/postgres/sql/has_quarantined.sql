SELECT 1 FROM quarantine WHERE stream = $1 AND record = $2 LIMIT 1
