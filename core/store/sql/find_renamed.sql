SELECT now_device, now_seq, now_tag FROM renamed WHERE device = ?1 AND seq = ?2 AND tag = ?3
