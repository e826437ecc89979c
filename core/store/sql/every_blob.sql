SELECT bid, scope, sha256, size, here, whole, confirmed, unnamed_ms, dropped FROM blob ORDER BY bid
