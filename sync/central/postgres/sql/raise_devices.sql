UPDATE stream SET devices = devices + 1 WHERE stream = $1 RETURNING devices
