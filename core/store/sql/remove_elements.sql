DELETE FROM element WHERE rid = ?1
