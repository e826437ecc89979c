SELECT 1 FROM unfinished WHERE id = ?1 LIMIT 1
