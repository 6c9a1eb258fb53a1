"""One line from a text to its quotes."""

from __future__ import annotations

from briefing.model import Quote
from briefing.quotes import quotes
from briefing.sentences import split
from tests.build import article


def said(text: str) -> tuple[Quote, ...]:
    made = article(text)
    return quotes(made, split(made))


def who(text: str) -> list[tuple[str | None, str]]:
    """(speaker, words) of every quote."""
    return [(q.speaker, q.text) for q in said(text)]


def one(text: str) -> Quote:
    """The only quote of a text."""
    found = said(text)
    assert len(found) == 1, found
    return found[0]
