UPDATE sync SET clock_offset_ms = ?1 WHERE only_row = 1
