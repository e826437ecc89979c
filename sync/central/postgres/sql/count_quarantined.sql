SELECT count(*) FROM quarantine WHERE stream = $1
