-- The same tables as the embedded store's, for one or many streams. What a distributed PostgreSQL
-- needs is kept to everywhere: every key begins with the stream, so each stream's rows lie
-- together on one machine; no serial and no sequence; no constraint across streams; no foreign key.
--
-- What the embedded file's encryption covers is sealed here before it arrives, column by column:
-- a server and its backups hold ids, numbers and sealed bytes. Those do not shrink, so nothing
-- tries to compress them.

CREATE TABLE stream (
    stream bigint PRIMARY KEY,
    epoch bigint NOT NULL,
    demo bigint NOT NULL,
    head bigint NOT NULL,       -- the highest seq given to a record
    devices bigint NOT NULL     -- the last running device number of this epoch
);

-- One row per record, with its latest state.
CREATE TABLE record (
    stream bigint NOT NULL,
    id bytea NOT NULL,
    seq bigint NOT NULL,
    type bigint NOT NULL,
    scope bytea NOT NULL,
    flags bigint NOT NULL,
    last_device bigint NOT NULL,    -- the change merged last: where the record's history begins,
    last_seq bigint NOT NULL,       -- walked back by change_log.previous_*
    state bytea NOT NULL,
    PRIMARY KEY (stream, id)
);
ALTER TABLE record ALTER COLUMN state SET STORAGE EXTERNAL;

-- Scope and id are in it so that a page is found without touching records of other scopes.
CREATE UNIQUE INDEX record_by_seq ON record (stream, seq) INCLUDE (scope, id);
-- Few records have a flag; the others cost nothing here.
CREATE INDEX record_flagged ON record (stream, seq) INCLUDE (flags) WHERE flags > 0;

-- Every change that ever arrived, once. The hash and the chain stay when a payload is erased.
CREATE TABLE change_log (
    stream bigint NOT NULL,
    device bigint NOT NULL,
    seq bigint NOT NULL,
    record bytea NOT NULL,
    previous_device bigint NOT NULL,
    previous_seq bigint NOT NULL,
    hash bytea NOT NULL,
    chain bytea NOT NULL,
    verdict bigint NOT NULL,
    reason_da text NOT NULL,
    reason_en text NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (stream, device, seq)
);
ALTER TABLE change_log ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE quarantine (
    stream bigint NOT NULL,
    device bigint NOT NULL,
    seq bigint NOT NULL,
    record bytea NOT NULL,
    tag bigint NOT NULL,
    scope bytea NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (stream, device, seq)
);
ALTER TABLE quarantine ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE INDEX quarantine_by_record ON quarantine (stream, record);

-- Two dots for the same words: a change that was stamped anew, and the one that was merged.
CREATE TABLE alias (
    stream bigint NOT NULL,
    device bigint NOT NULL,
    seq bigint NOT NULL,
    tag bigint NOT NULL,
    first_device bigint NOT NULL,
    first_seq bigint NOT NULL,
    first_tag bigint NOT NULL,
    PRIMARY KEY (stream, device, seq, tag)
);

CREATE TABLE device (
    stream bigint NOT NULL,
    device bigint NOT NULL,
    staff bytea NOT NULL,
    status bigint NOT NULL,
    key bytea NOT NULL,
    box_key bytea NOT NULL,
    program text NOT NULL,
    enrolled_ms bigint NOT NULL,
    last_seen_ms bigint NOT NULL,
    last_seq bigint NOT NULL,
    chain bytea NOT NULL,
    backed_up_seq bigint NOT NULL,
    replaces bigint NOT NULL,   -- the number a tablet had before its history parted; 0 for none
    PRIMARY KEY (stream, device)
);

CREATE TABLE enrolment_code (
    stream bigint NOT NULL,
    hash bytea NOT NULL,
    staff bytea NOT NULL,
    expires_ms bigint NOT NULL,
    device bigint NOT NULL,
    PRIMARY KEY (stream, hash)
);

CREATE TABLE subscription (
    stream bigint NOT NULL,
    scope bytea NOT NULL,
    subscriber bytea NOT NULL,
    PRIMARY KEY (stream, scope, subscriber)
);

-- Destroying a row destroys everything that was sealed under it, wherever it was copied to.
CREATE TABLE scope_key (
    stream bigint NOT NULL,
    scope bytea NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (stream, scope)
);
