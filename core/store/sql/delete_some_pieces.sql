DELETE FROM blob_piece WHERE rowid IN (SELECT rowid FROM blob_piece WHERE bid = ?1 LIMIT ?2)
