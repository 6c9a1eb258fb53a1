"""What a brief claims to quote: the record that every format is read into.

Knows nothing of formats and of sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.errors import BriefingError

Kind = Literal["quotation", "support", "headline", "uncited", "source"]
"""``support``: a place named as saying the same; ``uncited``: shown like a quotation, with no
reference; ``source``: an article as the list of sources describes it."""

Layout = Literal["record", "page", "paper"]
"""What may differ from the source: nothing; white space; white space and the ends of lines."""


class UnreadableBrief(BriefingError):
    """The file is no brief that can be checked: broken, too large, or another kind of file."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement says that it stands. What a format does not carry is None."""

    article: str | None = None
    """Id of the article."""
    start: int | None = None
    end: int | None = None
    number: int | None = None
    """The number that a reader sees."""
    paragraph: int | None = None
    target: int | None = None
    """The number of the source that the mark links to."""
    entries: tuple[str, ...] | None = None
    """What the list of sources may say under that number; empty where the number is not in it."""

    def __str__(self) -> str:
        if self.number is not None:
            return f"{self.number}" + (f" ¶{self.paragraph}" if self.paragraph else "")
        if self.article is None:
            return ""
        return self.article + (f":{self.start}-{self.end}" if self.start is not None else "")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a brief shows as a source's own words."""

    kind: Kind
    text: str
    """As found: in ``paper`` with a line feed where a line ends."""
    citation: Citation
    layout: Layout
    of: str = ""
    """``support``: the statement that it is said to support."""
