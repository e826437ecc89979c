INSERT INTO attachment (stream, record, name, live) VALUES ($1, $2, $3, $4)
ON CONFLICT (stream, record) DO UPDATE SET name = excluded.name, live = excluded.live
