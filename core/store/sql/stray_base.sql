SELECT count(*) FROM base WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.rid = base.rid)
