SELECT quarantine.device, quarantine.seq, quarantine.record, reason_da, reason_en, follows, discarded
FROM quarantine
JOIN change_log USING (stream, device, seq)
WHERE quarantine.stream = ?1
ORDER BY quarantine.device, quarantine.seq
LIMIT ?2
