DELETE FROM legal_hold WHERE stream = ?1 AND scope = ?2
