UPDATE stream SET backup_begun = backup_begun + 1 WHERE stream = ?1 RETURNING backup_begun
