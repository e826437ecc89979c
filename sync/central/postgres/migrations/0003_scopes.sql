-- As the embedded store's 0004_scopes.
ALTER TABLE record ADD COLUMN below bigint NOT NULL DEFAULT 0;
UPDATE record SET below = seq;
DROP INDEX record_by_scope;
CREATE INDEX record_by_scope ON record (stream, scope, id);

ALTER TABLE subscription ADD COLUMN entered_seq bigint NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN left_seq bigint NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN changed_seq bigint NOT NULL DEFAULT 0;
CREATE INDEX subscription_changed ON subscription (stream, subscriber, changed_seq)
WHERE changed_seq > 0;

CREATE TABLE digest_sum (
    stream bigint NOT NULL,
    share bytea NOT NULL,
    sum bytea NOT NULL,
    PRIMARY KEY (stream, share)
);
