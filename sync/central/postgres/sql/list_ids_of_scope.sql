SELECT id FROM record WHERE stream = $1 AND scope = $2
