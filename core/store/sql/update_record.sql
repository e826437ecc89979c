UPDATE record SET flags = ?2, words = ?3, state = ?4 WHERE rid = ?1
