-- A change that is not kept whole any more: its bytes are gone from `change`, and its hash stays, so
-- that the chain can still be checked and sent. `erased_scope` if it went with its scope, otherwise it
-- is in a backup of the central; `origin_*` its first dot, if it was stamped anew since.
ALTER TABLE outbox ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
ALTER TABLE outbox ADD COLUMN erased_scope BLOB NOT NULL DEFAULT x'';
ALTER TABLE outbox ADD COLUMN origin_device INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN origin_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN origin_tag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN answered_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_whole ON outbox(seq) WHERE hash = x'';

-- Scopes of which nothing may be kept, until the central has been told that nothing is: `swept` once
-- it is in no page of the file any more.
CREATE TABLE erased(
    scope BLOB PRIMARY KEY,
    swept INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_scope ON record(scope);
