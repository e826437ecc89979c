SELECT device FROM erasure_acknowledged WHERE stream = ?1 AND scope = ?2 ORDER BY device
