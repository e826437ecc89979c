SELECT seq, change FROM outbox
WHERE record = ?1 AND verdict <> 0 AND hash = x''
ORDER BY seq
