DELETE FROM witness WHERE wid = ?1
