"""Small builders, so that a test says only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from briefing.model import Article, Document, Published
from briefing.sentences import split


def at(day: str) -> datetime:
    """``2024-03-01`` or ``2024-03-01T09:30`` as an aware moment in UTC."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def article(text: str = "", title: str = "", *, day: str | None = None, **fields) -> Article:
    """An article; its id follows from what is given unless ``id`` says otherwise."""
    source = fields.get("source")
    key = sha256(f"{source}|{fields.get('url')}|{title}|{text}".encode()).hexdigest()[:12]
    published = Published(at(day), "metadata", "day") if day else Published()
    made = Article(id=key, ref=key, path=f"{key}.txt", text=text, title=title, published=published)
    return replace(made, **fields)


def document(text: str = "", title: str = "", *, origin: str | None = None, **fields) -> Document:
    """An article already split into sentences, its outlet taken for its origin."""
    made = article(text, title, **fields)
    return Document(made, split(made), origin or made.origin or made.id)
