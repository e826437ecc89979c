-- Bytes of attachments, by the scope whose records name them and by their hash. `here` of them, from
-- the beginning, are in `blob_piece`; `whole` once all are and have the hash; `confirmed` once the
-- central has said that it has them whole. `unnamed_ms` is 0 while a record that is not deleted names
-- them, otherwise since when none does (1: since the store was last looked through). `dropped`: nothing
-- is left but the pieces, which are taken out a few at a time.
CREATE TABLE blob(
    bid INTEGER PRIMARY KEY,
    scope BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    here INTEGER NOT NULL DEFAULT 0,
    whole INTEGER NOT NULL DEFAULT 0,
    confirmed INTEGER NOT NULL DEFAULT 0,
    unnamed_ms INTEGER NOT NULL DEFAULT 1,
    dropped INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX blob_by_name ON blob(scope, sha256, size) WHERE dropped = 0;
CREATE INDEX blob_unconfirmed ON blob(bid) WHERE whole = 1 AND confirmed = 0 AND dropped = 0;
CREATE INDEX blob_missing ON blob(bid) WHERE whole = 0 AND dropped = 0;
CREATE INDEX blob_unnamed ON blob(bid) WHERE unnamed_ms <> 0 AND dropped = 0;
CREATE INDEX blob_dropped ON blob(bid) WHERE dropped = 1;

CREATE TABLE blob_piece(
    bid INTEGER NOT NULL,
    start INTEGER NOT NULL,     -- of the bytes; a multiple of the size of a piece
    bytes BLOB NOT NULL,
    PRIMARY KEY(bid, start)
) STRICT;

-- Which record names which bytes. The record itself may be out of view: the central set it apart.
CREATE TABLE blob_name(
    record BLOB PRIMARY KEY,
    bid INTEGER NOT NULL,
    live INTEGER NOT NULL       -- it is in view and not deleted
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_name_by_blob ON blob_name(bid, live);

-- Attachments that are here already are looked through when the projections are made anew.
DELETE FROM meta WHERE name = 'projections';
