SELECT name, scope, size, pieces, whole, device, since_ms, unnamed_ms FROM blob WHERE stream = ?1 AND name = ?2
