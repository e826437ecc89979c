SELECT screen, id, kept_ms, content FROM unfinished ORDER BY kept_ms
