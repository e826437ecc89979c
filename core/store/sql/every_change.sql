SELECT seq, record, change, chain, hash, erased_scope, origin_device, origin_seq, origin_tag FROM outbox ORDER BY seq
