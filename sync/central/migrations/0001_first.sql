-- Every table is keyed by its stream first, so that streams can be spread over many machines
-- without another design.

CREATE TABLE stream (
    stream INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    head INTEGER NOT NULL,      -- the highest seq given to a record
    devices INTEGER NOT NULL    -- the last running device number of this epoch
) STRICT;

-- One row per record, with its latest state.
CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    type INTEGER NOT NULL,
    scope BLOB NOT NULL,
    flags INTEGER NOT NULL,
    last_device INTEGER NOT NULL,   -- the change merged last: where the record's history begins,
    last_seq INTEGER NOT NULL,      -- walked back by change_log.previous_*
    state BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX record_by_id ON record (stream, id);
-- The scope is in it so that a page is read without touching records of other scopes.
CREATE UNIQUE INDEX record_by_seq ON record (stream, seq, scope);
-- Few records have a flag; the others cost nothing here.
CREATE INDEX record_flagged ON record (stream, seq, flags) WHERE flags > 0;

-- Every change that ever arrived, once. The hash and the chain stay when a payload is erased.
CREATE TABLE change_log (
    stream INTEGER NOT NULL,
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    record BLOB NOT NULL,
    previous_device INTEGER NOT NULL,
    previous_seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    chain BLOB NOT NULL,
    verdict INTEGER NOT NULL,
    reason_da TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (stream, device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    stream INTEGER NOT NULL,
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    record BLOB NOT NULL,
    tag INTEGER NOT NULL,
    scope BLOB NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (stream, device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX quarantine_by_record ON quarantine (stream, record);

-- Two dots for the same words: a change that was stamped anew, and the one that was merged.
CREATE TABLE alias (
    stream INTEGER NOT NULL,
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    first_device INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    first_tag INTEGER NOT NULL,
    PRIMARY KEY (stream, device, seq, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    stream INTEGER NOT NULL,
    device INTEGER NOT NULL,
    staff BLOB NOT NULL,
    status INTEGER NOT NULL,
    key BLOB NOT NULL,
    box_key BLOB NOT NULL,
    program TEXT NOT NULL,
    enrolled_ms INTEGER NOT NULL,
    last_seen_ms INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    chain BLOB NOT NULL,
    backed_up_seq INTEGER NOT NULL,
    PRIMARY KEY (stream, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment_code (
    stream INTEGER NOT NULL,
    hash BLOB NOT NULL,
    staff BLOB NOT NULL,
    expires_ms INTEGER NOT NULL,
    device INTEGER NOT NULL,
    PRIMARY KEY (stream, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscription (
    stream INTEGER NOT NULL,
    scope BLOB NOT NULL,
    subscriber BLOB NOT NULL,
    PRIMARY KEY (stream, scope, subscriber)
) STRICT, WITHOUT ROWID;

-- Destroying a row destroys everything that was sealed under it, wherever it was copied to.
CREATE TABLE scope_key (
    stream INTEGER NOT NULL,
    scope BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (stream, scope)
) STRICT, WITHOUT ROWID;
