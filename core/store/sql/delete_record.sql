DELETE FROM record WHERE rid = ?1
