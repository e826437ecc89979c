SELECT epoch, demo, head, devices, backup_begun, backup_whole FROM stream WHERE stream = $1 FOR SHARE
