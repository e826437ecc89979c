DELETE FROM witness WHERE stream = $1 AND scope = $2
