-- Scopes begin with the byte of their kind; 3 is a citizen's.
UPDATE scope SET held = 0 WHERE scope >= x'03' AND scope < x'04'
