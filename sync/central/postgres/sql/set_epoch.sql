UPDATE stream SET epoch = $2, devices = 0 WHERE stream = $1
