-- What a failed build or repair of an index leaves behind.
SELECT class.relname::text
FROM pg_index
JOIN pg_class AS class ON class.oid = pg_index.indexrelid
JOIN pg_namespace AS space ON space.oid = class.relnamespace
WHERE space.nspname = 'b2go' AND NOT (pg_index.indisvalid AND pg_index.indisready)
ORDER BY class.relname
