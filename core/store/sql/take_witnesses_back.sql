UPDATE witness SET backup = NULL
