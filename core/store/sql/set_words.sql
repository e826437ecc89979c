UPDATE record SET words = ?2 WHERE rid = ?1
