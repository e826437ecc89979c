SELECT term, doc FROM search_word
