SELECT 1 FROM alias WHERE stream = $1 LIMIT 1
