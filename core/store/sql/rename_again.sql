UPDATE renamed SET now_device = ?4, now_seq = ?5, now_tag = ?6
WHERE now_device = ?1 AND now_seq = ?2 AND now_tag = ?3
