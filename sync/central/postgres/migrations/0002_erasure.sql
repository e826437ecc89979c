-- What waits with another change that was set apart, and what an administrator will not have merged.
ALTER TABLE quarantine ADD COLUMN follows bigint NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN discarded text NOT NULL DEFAULT '';

-- What else the words of a change are called.
CREATE INDEX alias_by_first ON alias (stream, first_device, first_seq, first_tag);

-- What belongs to one citizen.
CREATE INDEX record_by_scope ON record (stream, scope);

-- Scopes of which nothing may be kept, whatever arrives later.
CREATE TABLE erasure (
    stream bigint NOT NULL,
    scope bytea NOT NULL,
    time_ms bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (stream, scope)
);

-- Which tablets have said that they hold nothing of it any more.
CREATE TABLE erasure_acknowledged (
    stream bigint NOT NULL,
    scope bytea NOT NULL,
    device bigint NOT NULL,
    PRIMARY KEY (stream, scope, device)
);

-- Scopes of which by law nothing may be erased.
CREATE TABLE legal_hold (
    stream bigint NOT NULL,
    scope bytea NOT NULL,
    time_ms bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (stream, scope)
);
