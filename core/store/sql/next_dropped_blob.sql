SELECT bid FROM blob INDEXED BY blob_dropped WHERE dropped = 1 ORDER BY bid LIMIT 1
