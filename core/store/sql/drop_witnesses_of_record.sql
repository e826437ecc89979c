DELETE FROM witness WHERE record = ?1
