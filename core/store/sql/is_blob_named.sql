SELECT live FROM blob_name WHERE bid = ?1 ORDER BY live DESC LIMIT 1
