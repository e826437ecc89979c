SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM record WHERE flags & 1)
