INSERT INTO unfinished(screen, id, kept_ms, content) VALUES(?1, ?2, ?3, ?4)
ON CONFLICT(screen, id) DO UPDATE SET kept_ms = excluded.kept_ms, content = excluded.content
