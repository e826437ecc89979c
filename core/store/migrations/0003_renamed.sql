-- Changes that this tablet had to stamp anew, by the dots that forms and copied tokens may still
-- name: what each is called now.
CREATE TABLE renamed(
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    now_device INTEGER NOT NULL,
    now_seq INTEGER NOT NULL,
    now_tag INTEGER NOT NULL,
    PRIMARY KEY(device, seq, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX renamed_by_now ON renamed(now_device, now_seq, now_tag);
