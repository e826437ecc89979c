SELECT state FROM base WHERE rid = ?1
