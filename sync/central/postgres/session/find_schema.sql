SELECT to_regclass('b2go.schema_version') IS NOT NULL
