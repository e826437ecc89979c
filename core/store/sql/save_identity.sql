INSERT OR REPLACE INTO identity(
    only_row, device, epoch, staff, staff_name, role, team, demo, central_url, ca_fingerprint,
    central_key, central_box_key, device_seed, box_private_key)
VALUES(1, :device, :epoch, :staff, :staff_name, :role, :team, :demo, :central_url, :ca_fingerprint,
    :central_key, :central_box_key, :device_seed, :box_private_key)
