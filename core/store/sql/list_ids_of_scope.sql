SELECT id FROM record WHERE scope = ?1
