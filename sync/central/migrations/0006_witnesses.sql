-- Records as tablets had them before this store was restored from an older backup, where they hold words
-- that it lacks; until an administrator has them restored or discards them.
CREATE TABLE witness (
    stream INTEGER NOT NULL,
    record BLOB NOT NULL,
    digest BLOB NOT NULL,
    scope BLOB NOT NULL,
    device INTEGER NOT NULL,    -- that gave it
    time_ms INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (stream, record, digest)
) STRICT;

CREATE INDEX witness_by_scope ON witness (stream, scope);
