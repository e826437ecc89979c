UPDATE sync SET cursor = ?1, epoch = ?2 WHERE only_row = 1
