SELECT last_seq, chain, accepted_seq, accepted_chain, cursor, epoch, clock_offset_ms, receipt, purged
FROM sync WHERE only_row = 1
