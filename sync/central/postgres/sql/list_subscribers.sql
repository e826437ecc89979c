SELECT subscriber FROM subscription WHERE stream = $1 AND scope = $2
