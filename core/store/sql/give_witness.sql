UPDATE witness SET backup = ?2 WHERE wid = ?1
