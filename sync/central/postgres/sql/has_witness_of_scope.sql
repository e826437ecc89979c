SELECT 1 FROM witness WHERE stream = $1 AND scope = $2 LIMIT 1
