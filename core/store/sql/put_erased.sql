INSERT OR REPLACE INTO erased(scope, swept) VALUES(?1, 0)
