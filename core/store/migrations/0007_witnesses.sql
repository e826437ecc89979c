-- Records as the central had sent them before it was restored from an older backup, with words that it
-- lacks since: sealed to the central, until they have been given to it.
CREATE TABLE witness(
    wid INTEGER PRIMARY KEY,
    record BLOB NOT NULL,
    scope BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX witness_by_record ON witness(record);
CREATE INDEX witness_by_scope ON witness(scope);
