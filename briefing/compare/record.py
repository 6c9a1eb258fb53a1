"""The records of this room: where sources differ, and how strongly an event is sourced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from briefing.model import Sentence

Kind = Literal["figure", "speaker", "role", "date"]
Nature = Literal["rounding", "currency", "period", "scope", "update", "conflict"]
"""What kind of difference: only ``conflict`` says that both cannot be right as they stand."""


class QuoteLike(Protocol):
    """A quotation as the comparing of speakers needs it; spans are into the article's text.

    ``kind`` is ``direct`` where ``text`` is what was said, ``mixed`` where only the words in its
    quotation marks are, ``indirect`` where none are.
    """

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def article(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences that state one thing differently, shown side by side and never resolved."""

    kind: Kind
    nature: Nature
    sentences: tuple[Sentence, Sentence]
    """The earlier publication first, where that is known."""
    spans: tuple[tuple[int, int], tuple[int, int]]
    """The differing words, as spans of each sentence's article."""
    note: str
    """What differs, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How an event is sourced, as counted; no likelihood is drawn from it."""

    articles: int
    origins: int
    """Independent origins."""
    wires: tuple[str, ...]
    """News agencies among the origins, in alphabetical order, as are all lists here."""
    state_media: tuple[str, ...]
    """State-run media among the origins."""
    official: tuple[str, ...]
    """Institutions that speak for themselves among the origins."""
    others: tuple[str, ...]
    """All other origins."""
    state_media_cited: tuple[str, ...]
    """State-run media that articles of other origins rest statements on."""
    anonymous: int
    """Articles that rest a statement on sources they do not name."""
    latest: datetime | None
    """The last publication, where any is known."""
    undated: int
    disagreements: int
    """True conflicts among the articles, as counted by the caller."""
