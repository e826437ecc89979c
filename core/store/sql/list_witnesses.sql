SELECT wid, sealed FROM witness WHERE wid > ?1 AND backup IS NULL ORDER BY wid LIMIT ?2
