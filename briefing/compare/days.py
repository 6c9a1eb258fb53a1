def dates(documents):
    return []
