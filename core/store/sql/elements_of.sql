SELECT field, element FROM element WHERE rid = ?1
