INSERT INTO search(rowid, words) VALUES(?1, ?2)
