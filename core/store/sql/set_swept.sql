UPDATE erased SET swept = 1 WHERE swept = 0
