-- Backups are numbered in the order they begin, so that a tablet knows which has what it gave.
ALTER TABLE stream ADD COLUMN backup_begun bigint NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN backup_whole bigint NOT NULL DEFAULT 0;
