def speakers(documents, quotes):
    return []
