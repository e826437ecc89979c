UPDATE outbox SET chain = ?2, verdict = ?3, origin_device = ?4, origin_seq = ?5, origin_tag = ?6
WHERE seq = ?1
