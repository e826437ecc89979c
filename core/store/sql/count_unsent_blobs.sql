SELECT count(*), ifnull(sum(size), 0) FROM blob INDEXED BY blob_unconfirmed
WHERE whole = 1 AND confirmed = 0 AND dropped = 0
