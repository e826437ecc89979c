CREATE SCHEMA IF NOT EXISTS b2go;
-- The one table without a stream: what it says holds for all of them.
CREATE TABLE IF NOT EXISTS b2go.schema_version (version bigint PRIMARY KEY)
