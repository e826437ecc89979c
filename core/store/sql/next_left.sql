SELECT scope FROM scope WHERE held = 0 AND scope > ?1 ORDER BY scope LIMIT 1
