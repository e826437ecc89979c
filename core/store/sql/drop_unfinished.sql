DELETE FROM unfinished WHERE screen = ?1 AND id = ?2
