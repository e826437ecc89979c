INSERT OR REPLACE INTO blob_name(record, bid, live) VALUES(?1, ?2, ?3)
