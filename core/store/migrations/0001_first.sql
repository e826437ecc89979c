-- Who this store belongs to.
CREATE TABLE identity(
    only_row INTEGER PRIMARY KEY CHECK(only_row = 1),
    device INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    staff BLOB NOT NULL,
    staff_name TEXT NOT NULL,
    role INTEGER NOT NULL,
    team BLOB NOT NULL,
    demo INTEGER NOT NULL,
    central_url TEXT NOT NULL,
    ca_fingerprint TEXT NOT NULL,
    central_key BLOB NOT NULL,
    central_box_key BLOB NOT NULL,
    device_seed BLOB NOT NULL,
    box_private_key BLOB NOT NULL
) STRICT;

-- Where this tablet stands towards the central.
CREATE TABLE sync(
    only_row INTEGER PRIMARY KEY CHECK(only_row = 1),
    last_seq INTEGER NOT NULL,
    chain BLOB NOT NULL,
    accepted_seq INTEGER NOT NULL,
    accepted_chain BLOB NOT NULL,
    cursor BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    clock_offset_ms INTEGER NOT NULL,
    receipt BLOB NOT NULL
) STRICT;
INSERT INTO sync VALUES(1, 0, zeroblob(32), 0, zeroblob(32), x'', 0, 0, x'');

CREATE TABLE meta(
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What people see. `flags` are those of record_flags.hpp; `words` is a hash of the words this
-- record is found by, 0 for none.
CREATE TABLE record(
    rid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    type INTEGER NOT NULL,
    scope BLOB NOT NULL,
    flags INTEGER NOT NULL,
    words INTEGER NOT NULL,
    state BLOB NOT NULL
) STRICT;
CREATE INDEX record_deleted ON record(rid) WHERE flags & 1;
CREATE INDEX record_conflict ON record(rid) WHERE flags & 2;

-- The central's state, for records with changes of this tablet on top.
CREATE TABLE base(
    rid INTEGER PRIMARY KEY,
    state BLOB NOT NULL
) STRICT;

-- Every change saved here. `record` is the record's id: it outlives the record's row.
CREATE TABLE outbox(
    seq INTEGER PRIMARY KEY,
    record BLOB NOT NULL,
    change BLOB NOT NULL,
    chain BLOB NOT NULL,
    verdict INTEGER NOT NULL DEFAULT 0,
    reason_da TEXT NOT NULL DEFAULT '',
    reason_en TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_by_record ON outbox(record, seq);
CREATE INDEX outbox_unanswered ON outbox(seq) WHERE verdict = 0;
CREATE INDEX outbox_quarantined ON outbox(seq) WHERE verdict = 6;

-- Who did what. Each row's hash covers the one before it.
CREATE TABLE audit(
    seq INTEGER PRIMARY KEY,
    time_ms INTEGER NOT NULL,
    staff BLOB NOT NULL,
    action TEXT NOT NULL,
    record BLOB,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- The elements of projected set fields. The tables of plain fields are made from the declarations.
CREATE TABLE element(
    type INTEGER NOT NULL,
    field INTEGER NOT NULL,
    element BLOB NOT NULL,
    rid INTEGER NOT NULL,
    PRIMARY KEY(type, field, element, rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX element_by_record ON element(rid);

-- Words as base::search_folded leaves them, each once per record; only letters, digits and spaces.
-- Words that were taken out stay in the index's pages until it is swept (sweep_words.sql). Its
-- option secure-delete is not used: it makes an edit cost milliseconds, and that of SQLite 3.46.1
-- takes out other records' words too when detail=none.
CREATE VIRTUAL TABLE search USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize='ascii'
);
CREATE VIRTUAL TABLE search_word USING fts5vocab(search, instance);
