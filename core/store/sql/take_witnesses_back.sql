UPDATE witness SET backup = NULL WHERE backup >= 0
