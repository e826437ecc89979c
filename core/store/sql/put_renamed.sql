INSERT INTO renamed(device, seq, tag, now_device, now_seq, now_tag) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
