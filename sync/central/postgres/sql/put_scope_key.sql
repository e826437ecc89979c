INSERT INTO scope_key (stream, scope, wrapped) VALUES ($1, $2, $3)
