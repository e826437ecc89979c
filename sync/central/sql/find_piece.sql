SELECT bytes FROM blob_piece WHERE stream = ?1 AND name = ?2 AND number = ?3
