-- Another node's backup may be the newer one.
UPDATE device SET backed_up_seq = greatest(backed_up_seq, $3) WHERE stream = $1 AND device = $2
