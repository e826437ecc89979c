-- Of which the central has sent nothing yet: they were made here.
INSERT INTO scope(scope, held)
SELECT scope, 0 FROM record WHERE scope >= x'03' AND scope < x'04'
ON CONFLICT(scope) DO NOTHING
