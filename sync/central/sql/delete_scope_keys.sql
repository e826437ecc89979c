DELETE FROM scope_key
