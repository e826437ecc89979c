DELETE FROM base WHERE rid = ?1
