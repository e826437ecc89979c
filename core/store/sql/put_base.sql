INSERT INTO base(rid, state) VALUES(?1, ?2) ON CONFLICT(rid) DO UPDATE SET state = excluded.state
