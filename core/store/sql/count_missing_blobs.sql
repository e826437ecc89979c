SELECT count(*) FROM blob INDEXED BY blob_missing WHERE whole = 0 AND dropped = 0 AND unnamed_ms = 0
