SELECT held FROM scope WHERE scope = ?1
