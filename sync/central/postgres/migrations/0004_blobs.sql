-- As the embedded store's 0005_blobs.
CREATE TABLE blob (
    stream bigint NOT NULL,
    name bytea NOT NULL,
    scope bytea NOT NULL,
    size bigint NOT NULL,
    pieces bigint NOT NULL,
    whole bigint NOT NULL,
    device bigint NOT NULL,
    since_ms bigint NOT NULL,
    unnamed_ms bigint NOT NULL,
    PRIMARY KEY (stream, name)
);
CREATE INDEX blob_by_scope ON blob (stream, scope);
CREATE INDEX blob_awaited ON blob (stream, since_ms, name) WHERE whole = 0;
CREATE INDEX blob_unnamed ON blob (stream, unnamed_ms, name) WHERE unnamed_ms > 0 AND pieces > 0;

CREATE TABLE blob_piece (
    stream bigint NOT NULL,
    name bytea NOT NULL,
    number bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (stream, name, number)
);
ALTER TABLE blob_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE attachment (
    stream bigint NOT NULL,
    record bytea NOT NULL,
    name bytea NOT NULL,
    live bigint NOT NULL,
    PRIMARY KEY (stream, record)
);
CREATE INDEX attachment_by_name ON attachment (stream, name, live);
