SELECT scope, swept FROM erased ORDER BY scope
