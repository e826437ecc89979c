SELECT id, state FROM record WHERE row = ?1
