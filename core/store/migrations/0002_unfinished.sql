-- What somebody has begun to write on a screen and not saved yet: survives a program that is ended
-- at any moment. Never leaves the tablet.
CREATE TABLE unfinished(
    screen TEXT NOT NULL,
    id BLOB NOT NULL,
    kept_ms INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY(screen, id)
) STRICT, WITHOUT ROWID;
