DELETE FROM scope WHERE scope = ?1
