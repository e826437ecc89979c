SELECT 1 FROM erasure WHERE stream = $1 LIMIT 1
