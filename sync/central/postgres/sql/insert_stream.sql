INSERT INTO stream (stream, epoch, demo, head, devices) VALUES ($1, $2, $3, 0, 0)
