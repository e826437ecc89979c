INSERT INTO blob_piece (stream, name, number, bytes) VALUES ($1, $2, $3, $4)
