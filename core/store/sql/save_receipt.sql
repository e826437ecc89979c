UPDATE sync SET receipt = ?1 WHERE only_row = 1
