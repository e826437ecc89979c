SELECT bid FROM blob INDEXED BY blob_unnamed
WHERE unnamed_ms <> 0 AND dropped = 0
  AND (confirmed = 1
       OR (unnamed_ms <= ?1 AND NOT EXISTS (SELECT 1 FROM blob_name WHERE blob_name.bid = blob.bid)))
