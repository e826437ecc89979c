DELETE FROM element
