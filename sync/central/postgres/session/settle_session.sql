-- A name is looked for in our schema alone.
SET search_path = b2go;
-- Acknowledged is durable here, and at the synchronous standby if there is one.
SET synchronous_commit = on;
SET default_transaction_isolation = 'read committed';
-- Whoever waits longer than this for a row is told to try again.
SET lock_timeout = '10s';
-- A node that was cut off in the middle of a transaction does not keep its locks from the others.
SET idle_in_transaction_session_timeout = '30s';
SET client_encoding = 'UTF8';
SET client_min_messages = 'warning';
SET timezone = 'UTC'
