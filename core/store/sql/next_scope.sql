SELECT scope FROM record WHERE scope > ?1 ORDER BY scope LIMIT 1
