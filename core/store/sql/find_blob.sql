SELECT bid, scope, sha256, size, here, whole, confirmed FROM blob
WHERE scope = ?1 AND sha256 = ?2 AND size = ?3 AND dropped = 0
