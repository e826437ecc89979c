SELECT 1 FROM attachment WHERE stream = ?1 AND name = ?2 AND live = 1 LIMIT 1
