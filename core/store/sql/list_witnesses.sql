SELECT wid, sealed FROM witness WHERE wid > ?1 ORDER BY wid LIMIT ?2
