INSERT INTO blob_piece(bid, start, bytes) VALUES(?1, ?2, ?3)
