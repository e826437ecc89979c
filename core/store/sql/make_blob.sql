INSERT INTO blob(scope, sha256, size) VALUES(?1, ?2, ?3)
