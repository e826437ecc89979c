-- One statement, so one moment. `looked_at` reads the index alone and `held` keeps what the holder
-- may have; of those only as many states are read as fit. Each row tells how far was looked.
WITH looked_at AS MATERIALIZED (
    SELECT seq, scope, id
    FROM record
    WHERE stream = $1 AND seq > $2
    ORDER BY seq
    LIMIT $3
),
held AS MATERIALIZED (
    SELECT seq, scope, id
    FROM looked_at
    WHERE scope = ANY ($4::bytea[])
       OR EXISTS (
           SELECT FROM subscription
           WHERE subscription.stream = $1
             AND subscription.scope = looked_at.scope
             AND subscription.subscriber = $5
             AND subscription.left_seq = 0
       )
    ORDER BY seq
    LIMIT $6
),
measured AS (
    SELECT held.seq, held.scope, held.id, record.flags, record.last_device, record.last_seq,
           record.below, record.state,
           sum(octet_length(record.state)) OVER (ORDER BY held.seq) AS up_to,
           row_number() OVER (ORDER BY held.seq) AS place
    FROM held
    JOIN record ON record.stream = $1 AND record.id = held.id
)
SELECT edge.last, edge.count, measured.seq, measured.id, measured.scope,
       CASE WHEN place = 1 OR up_to <= $7 THEN measured.state END, measured.flags,
       measured.last_device, measured.last_seq, measured.below
FROM (SELECT coalesce(max(seq), 0) AS last, count(*) AS count FROM looked_at) AS edge
LEFT JOIN measured ON true
ORDER BY measured.seq
