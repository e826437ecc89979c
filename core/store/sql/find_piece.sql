SELECT bytes FROM blob_piece WHERE bid = ?1 AND start = ?2
