-- Reads the index alone; the caller reads the rows it may.
SELECT seq, scope, row
FROM record INDEXED BY record_by_seq
WHERE stream = ?1 AND seq > ?2
ORDER BY seq
LIMIT ?3
