SELECT epoch, demo, head, devices FROM stream WHERE stream = $1
