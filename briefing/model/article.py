"""What was read: articles, their sentences, and where their reporting comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

Basis = Literal["metadata", "dateline", "text", "inferred", "unknown"]
"""How a publication date was known.

``metadata``: the file or page states it; ``dateline``: the dateline states it in full;
``text``: the dates that the text speaks of; ``inferred``: a part (as the year of "Dec 7") was
worked out; ``unknown``: nothing tells, and the article stays undated.
"""

Precision = Literal["time", "day", "month", "year"]
"""The smallest unit of a publication date that is really known."""


Marking = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
"""How far something may be passed on, the widest first: the labels of the Traffic Light Protocol
(FIRST, TLP 2.0)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An expected failure that travels as a value: it ends no run and is never lost."""

    source: str
    """The file, entry or article it happened to."""
    stage: str
    """The stage that met it: ``read``, ``date``, ``language``…"""
    message: str
    """What is wrong, in one sentence a reader of the brief can understand."""
    fatal: bool = True
    """True where the input was set aside; False where it was used in spite of it."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared, as well as it is known, and how that is known."""

    at: datetime | None = None
    """The start of the known unit, aware, UTC: midnight of a day, the first of a month."""
    basis: Basis = "unknown"
    precision: Precision | None = None
    evidence: str = ""
    """The words that told it, or the reasoning, for a reader who doubts it."""

    @property
    def day(self) -> date | None:
        """The calendar day, where the precision reaches that far."""
        return self.at.date() if self.at and self.precision in ("time", "day") else None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; later stages only replace fields that reading left open."""

    id: str
    """Twelve hex digits of a hash over source, URL, title and text: the same text, the same id."""
    ref: str
    """What the user calls it: a record's own ``id``, else its path (``path#n`` in a file)."""
    path: str
    """The file it came from, as given on the command line."""
    text: str
    """The text that every span points into. Never trimmed or re-wrapped after reading."""
    title: str = ""
    title_given: bool = True
    """False where the source has no headline and the lede stands in for it."""
    source: str | None = None
    """The outlet, as its metadata names it."""
    credits: tuple[str, ...] = ()
    """The agencies that dateline, byline or closing line credit, in order."""
    place: str | None = None
    """The dateline's place."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """ISO 639-1 code."""
    url: str | None = None
    published: Published = Published()
    body: tuple[int, int] | None = None
    """Span of the text without dateline and closing credits; None for the whole text."""
    marking: Marking | None = None
    """How far its text and its name may be passed on; None where nobody says."""
    extras: tuple[tuple[str, str], ...] = ()
    """Unknown keys of the input, kept aside as (key, JSON) pairs."""

    @property
    def origin(self) -> str | None:
        """Whose reporting this is: the first agency credited, else the outlet itself."""
        return self.credits[0] if self.credits else self.source

    @property
    def outlet(self) -> str:
        """A name to print: the outlet, its host, the agency credited, or a plain admission."""
        return self.source or _host(self.url) or self.origin or "Source not stated"

    @property
    def span(self) -> tuple[int, int]:
        """The span of :attr:`body`, or of the whole text."""
        return self.body or (0, len(self.text))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[nonsense"
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of one article's text that reads as a sentence."""

    article: str
    """Id of the article."""
    paragraph: int
    """Number of the paragraph in the article's text, from 1."""
    index: int
    """Position among the article's sentences, from 0."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the selecting and comparing stages take it: split, with its origin known."""

    article: Article
    sentences: tuple[Sentence, ...]
    origin: str
    """Key of the independent origin (see :class:`Lineage`)."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where one article's reporting comes from, as far as texts and credits tell."""

    article: str
    origin: str
    """Key of the independent origin; articles with the same key are one voice."""
    copy_of: str | None = None
    """Id of the article it repeats (wholly or shortened)."""
    replaced_by: str | None = None
    """Id of the later version of the same article, which speaks in its place."""
    evidence: str = ""
