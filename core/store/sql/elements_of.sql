SELECT field, element FROM element WHERE rid = ?1 ORDER BY field, element
