UPDATE enrolment_code SET device = $3 WHERE stream = $1 AND hash = $2
