UPDATE device SET backed_up_seq = max(backed_up_seq, ?3) WHERE stream = ?1 AND device = ?2
