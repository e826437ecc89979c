INSERT INTO enrolment_code (stream, hash, staff, expires_ms, device) VALUES ($1, $2, $3, $4, $5)
