SELECT state FROM record WHERE id = ?1
