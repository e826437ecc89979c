SELECT count(*) FROM record WHERE flags & 2
