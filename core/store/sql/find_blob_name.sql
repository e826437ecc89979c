SELECT bid, live FROM blob_name WHERE record = ?1
