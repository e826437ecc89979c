DELETE FROM blob_name WHERE record = ?1
