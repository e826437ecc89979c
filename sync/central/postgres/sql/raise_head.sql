UPDATE stream SET head = head + $2 WHERE stream = $1 RETURNING head
