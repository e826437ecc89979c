UPDATE stream SET backup_whole = $2 WHERE stream = $1 AND backup_whole < $2
