DELETE FROM erased WHERE scope = ?1
