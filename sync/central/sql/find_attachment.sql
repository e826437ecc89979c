SELECT name, live FROM attachment WHERE stream = ?1 AND record = ?2
