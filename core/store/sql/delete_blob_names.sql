DELETE FROM blob_name WHERE bid = ?1
