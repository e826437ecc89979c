SELECT id, seq, scope, flags, last_device, last_seq, below, state FROM record WHERE row = ?1
