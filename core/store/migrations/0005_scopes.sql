-- Scopes of which the central has said that this tablet holds them (1), or that it has left them
-- and is to purge them (0). Of others it has said nothing since the pages last began anew.
CREATE TABLE scope(
    scope BLOB PRIMARY KEY,
    held INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX scope_left ON scope(scope) WHERE held = 0;
DROP INDEX record_by_scope;
CREATE INDEX record_by_scope ON record(scope, id);

-- Sums of the digests of the central's states here: of each scope held by name, and of all citizens
-- together. By these the tablet sees whether it holds what the central does.
CREATE TABLE digest_sum(
    share BLOB PRIMARY KEY,
    sum BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A change of a scope that was left is kept sealed to the central, with its hash like a stub.
CREATE INDEX outbox_sealed ON outbox(seq) WHERE hash <> x'' AND change <> x'';
CREATE INDEX unfinished_by_id ON unfinished(id);
-- The cursor at which nothing was left of what had been left before: the central takes changes to
-- what it was told to leave later as before.
ALTER TABLE sync ADD COLUMN purged BLOB NOT NULL DEFAULT x'';
