DELETE FROM witness WHERE backup < ?1
