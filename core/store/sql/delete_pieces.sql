DELETE FROM blob_piece WHERE bid = ?1
