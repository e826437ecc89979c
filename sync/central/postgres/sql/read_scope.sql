-- Of the records after an id as many states are read as fit, and at least one.
WITH wanted AS MATERIALIZED (
    SELECT id
    FROM record
    WHERE stream = $1 AND scope = $2 AND id > $3
    ORDER BY id
    LIMIT $4
),
measured AS (
    SELECT record.id, record.seq, record.scope, record.flags, record.last_device, record.last_seq,
           record.below, record.state,
           sum(octet_length(record.state)) OVER (ORDER BY record.id) AS up_to,
           row_number() OVER (ORDER BY record.id) AS place
    FROM wanted
    JOIN record ON record.stream = $1 AND record.id = wanted.id
)
SELECT id, seq, scope, flags, last_device, last_seq, below,
       CASE WHEN place = 1 OR up_to <= $5 THEN state END
FROM measured
ORDER BY id
