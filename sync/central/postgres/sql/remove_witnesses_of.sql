DELETE FROM witness WHERE stream = $1 AND record = $2
