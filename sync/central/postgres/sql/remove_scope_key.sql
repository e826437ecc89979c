DELETE FROM scope_key WHERE stream = $1 AND scope = $2
