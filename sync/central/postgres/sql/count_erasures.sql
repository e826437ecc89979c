SELECT count(*) FROM erasure WHERE stream = $1
