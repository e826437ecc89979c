INSERT OR REPLACE INTO search(rowid, words) VALUES(?1, ?2)
