SELECT device, seq, record, tag, scope, payload, follows, discarded FROM quarantine
WHERE stream = ?1 AND record = ?2
