INSERT INTO scope(scope, held) VALUES(?1, ?2) ON CONFLICT(scope) DO UPDATE SET held = excluded.held
