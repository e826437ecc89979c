-- Backups are numbered in the order they begin, so that a tablet knows which has what it gave.
ALTER TABLE stream ADD COLUMN backup_begun INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN backup_whole INTEGER NOT NULL DEFAULT 0;
