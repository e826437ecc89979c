DELETE FROM blob_piece WHERE stream = ?1 AND name = ?2
