UPDATE stream SET epoch = $2, devices = 0, backup_whole = backup_begun WHERE stream = $1
