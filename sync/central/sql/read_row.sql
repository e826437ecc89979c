SELECT id, seq, scope, flags, last_device, below, state FROM record WHERE row = ?1
