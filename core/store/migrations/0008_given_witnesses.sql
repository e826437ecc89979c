-- A witness that was given is kept until a backup of the central's has it: the number of the last that
-- had begun by then; nothing until it is given.
ALTER TABLE witness ADD COLUMN backup INTEGER;
CREATE INDEX witness_by_backup ON witness(backup);
