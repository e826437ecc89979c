UPDATE record
SET seq = ?3, flags = ?4, last_device = ?5, last_seq = ?6, below = ?7, state = ?8
WHERE stream = ?1 AND id = ?2
