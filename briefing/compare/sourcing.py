def sourcing(documents):
    return None
