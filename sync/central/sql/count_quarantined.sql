SELECT count(*) FROM quarantine WHERE stream = ?1 AND discarded = ''
