INSERT INTO audit(time_ms, staff, action, record, detail, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
