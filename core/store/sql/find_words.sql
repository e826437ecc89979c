SELECT record.state FROM search JOIN record ON record.rid = search.rowid
WHERE search MATCH ?1
ORDER BY search.rowid DESC LIMIT ?2
