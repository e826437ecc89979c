DELETE FROM attachment WHERE stream = ?1 AND name = ?2
