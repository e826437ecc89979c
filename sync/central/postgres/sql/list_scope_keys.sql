SELECT scope, wrapped FROM scope_key WHERE stream = $1 ORDER BY scope
