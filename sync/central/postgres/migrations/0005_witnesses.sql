-- As the embedded store's 0006_witnesses.
CREATE TABLE witness (
    stream bigint NOT NULL,
    record bytea NOT NULL,
    digest bytea NOT NULL,
    scope bytea NOT NULL,
    device bigint NOT NULL,
    time_ms bigint NOT NULL,
    state bytea NOT NULL,
    PRIMARY KEY (stream, record, digest)
);
CREATE INDEX witness_by_scope ON witness (stream, scope);
ALTER TABLE witness ALTER COLUMN state SET STORAGE EXTERNAL;
