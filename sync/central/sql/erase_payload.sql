UPDATE change_log SET payload = x'' WHERE stream = ?1 AND device = ?2 AND seq = ?3
