-- Bytes of attachments. `name` is a keyed hash of scope, content hash and size: whoever has a document
-- and the file without its key cannot look whether it is here. `pieces` of them have come, in order;
-- `whole` once all have and make the hash. `device` wrote the record that named them first, at
-- `since_ms`; `unnamed_ms` is 0 while a record that is not deleted names them, otherwise since when.
CREATE TABLE blob (
    stream INTEGER NOT NULL,
    name BLOB NOT NULL,
    scope BLOB NOT NULL,
    size INTEGER NOT NULL,
    pieces INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    device INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    unnamed_ms INTEGER NOT NULL,
    PRIMARY KEY (stream, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX blob_by_scope ON blob (stream, scope);
CREATE INDEX blob_awaited ON blob (stream, since_ms, name) WHERE whole = 0;
CREATE INDEX blob_unnamed ON blob (stream, unnamed_ms, name) WHERE unnamed_ms > 0 AND pieces > 0;

CREATE TABLE blob_piece (
    stream INTEGER NOT NULL,
    name BLOB NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (stream, name, number)
) STRICT;

-- Which record names which bytes; `live` if it is not deleted.
CREATE TABLE attachment (
    stream INTEGER NOT NULL,
    record BLOB NOT NULL,
    name BLOB NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (stream, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_name ON attachment (stream, name, live);
