"""Quotations built by hand: who says what in which article, in a line each."""

from __future__ import annotations

from briefing.model import Document, Quote
from tests.build import document


def report(
    *statements: str, day: str | None = "2024-03-01", before: str = "", **fields
) -> tuple[Document, tuple[Quote, ...]]:
    """A document and its quotes.

    A statement is ``"speaker phrase|words"`` or ``"speaker phrase|words|name|role"``: the article
    says ``<speaker phrase> said <words>.``
    """
    text, made = before, []
    for statement in statements:
        phrase, words, name, role = [*statement.split("|"), "", ""][:4]
        text += "\n\n" if text else ""
        at = len(text)
        text += f"{phrase} said {words}."
        made.append((at, phrase, words, name or phrase, role or None))
    doc: Document = document(text, day=day, **fields)
    return doc, tuple(
        Quote(
            doc.article.id,
            at + len(phrase) + 6,
            at + len(phrase) + 6 + len(words),
            words,
            "indirect",
            name,
            (at, at + len(phrase)),
            role,
            "said",
            (at + len(phrase) + 1, at + len(phrase) + 5),
        )
        for at, phrase, words, name, role in made
    )


def quoted(*reports) -> dict[str, tuple[Quote, ...]]:
    """The quotes of several reports by article id."""
    return {doc.article.id: quotes for doc, quotes in reports}
