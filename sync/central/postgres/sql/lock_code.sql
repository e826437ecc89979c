SELECT hash, staff, expires_ms, device FROM enrolment_code WHERE stream = $1 AND hash = $2
FOR UPDATE
