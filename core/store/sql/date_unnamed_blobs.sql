UPDATE blob INDEXED BY blob_unnamed SET unnamed_ms = ?1
WHERE unnamed_ms = 1 AND unnamed_ms <> 0 AND dropped = 0
