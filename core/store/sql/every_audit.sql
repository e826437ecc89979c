SELECT seq, time_ms, staff, action, record, detail, hash FROM audit ORDER BY seq
