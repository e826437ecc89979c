SELECT ifnull(sum(here), 0) FROM blob WHERE dropped = 0
