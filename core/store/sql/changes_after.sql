SELECT seq, change, hash, erased_scope, origin_device, origin_seq, origin_tag FROM outbox
WHERE seq > ?1 ORDER BY seq LIMIT ?2
