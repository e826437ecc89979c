-- Of those that are sealed, the tablet having left their scope, without the words.
SELECT seq, record, CASE WHEN hash = x'' THEN change ELSE x'' END, hash <> x'' AND change <> x'',
    reason_da, reason_en
FROM outbox WHERE verdict = 6
ORDER BY seq LIMIT ?1
