-- Where a record stood before the device that wrote the last change began to write without anybody
-- in between. Of older rows it is not known: nobody is believed to hold them.
ALTER TABLE record ADD COLUMN below INTEGER NOT NULL DEFAULT 0;
UPDATE record SET below = seq;
-- A scope that was entered late is filled by id: what is edited meanwhile keeps its place.
DROP INDEX record_by_scope;
CREATE INDEX record_by_scope ON record (stream, scope, id);

-- Places in the stream's order: 0 for entered with the scope's first record, for not left. Whoever
-- was away finds by the later of the two what has changed.
ALTER TABLE subscription ADD COLUMN entered_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN left_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN changed_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX subscription_changed ON subscription (stream, subscriber, changed_seq)
WHERE changed_seq > 0;

-- Sums of digests of what tablets hold, each sealed.
CREATE TABLE digest_sum (
    stream INTEGER NOT NULL,
    share BLOB NOT NULL,
    sum BLOB NOT NULL,
    PRIMARY KEY (stream, share)
) STRICT, WITHOUT ROWID;
