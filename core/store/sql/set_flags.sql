UPDATE record SET flags = ?2 WHERE rid = ?1
