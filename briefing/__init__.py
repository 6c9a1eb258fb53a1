"""briefing: a folder of news articles in, a brief that can be defended line by line out."""

__version__ = "0.1.0"
