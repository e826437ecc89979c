DELETE FROM witness WHERE scope = ?1
