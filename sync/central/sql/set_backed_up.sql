UPDATE device SET backed_up_seq = last_seq WHERE stream = ?1
