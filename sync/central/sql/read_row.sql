SELECT id, flags, state FROM record WHERE row = ?1
