SELECT name, scope, size, pieces, whole, device, since_ms, unnamed_ms FROM blob
WHERE stream = $1 AND unnamed_ms > 0 AND pieces > 0 AND unnamed_ms <= $2
ORDER BY unnamed_ms, name
LIMIT $3
