-- The number a tablet had before its history and the central's parted.
ALTER TABLE device ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0;
