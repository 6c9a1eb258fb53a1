"""One record a kind of edit, as ``edits.toml`` holds it: the names of the fields are its keys.

Knows nothing of files, and nothing of what an edit does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pin:
    """Tell an event before the others of its section, however little room there is."""

    event: str
    section: str = ""
    """Id of the section; empty for the one that the event belongs to."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Do not tell an event."""

    event: str
    section: str = ""
    """Id of the section; empty for all."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Omit:
    """Do not quote what stands at a span of an article."""

    article: str
    """Its id, which follows from its text: so the span cannot point at other words."""
    start: int
    end: int
    """Half-open, in code points."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Take events for one, which keeps the id and the headline of the first named."""

    event: str
    others: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Take articles out of an event and make one of their own of them."""

    event: str
    articles: tuple[str, ...]
    """Their ids or refs."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Retitle:
    """Give an event a title of the desk's own."""

    event: str
    title: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Reorder:
    """Have events of a section stand in this order."""

    events: tuple[str, ...]
    section: str = ""
    """Id of the section; empty for the one that the first of them belongs to."""
    first: bool = False
    """Whether they come before all others as well."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Say something about an event in the desk's own name."""

    event: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Final:
    """Declare the brief final, as all edits above and the articles read until then have it."""

    by: str
    at: datetime
    """Aware."""
    covers: str = ""
    """What :func:`~briefing.edits.signature` gave for the articles of the brief that was declared
    final; empty to vouch for whatever may be read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Take the declaration back."""

    by: str = ""


Edit = Pin | Drop | Omit | Merge | Split | Retitle | Reorder | Remark | Final | Draft

KINDS: dict[str, type] = {
    "pin": Pin,
    "drop": Drop,
    "omit": Omit,
    "merge": Merge,
    "split": Split,
    "retitle": Retitle,
    "reorder": Reorder,
    "comment": Remark,
    "final": Final,
    "draft": Draft,
}
NAMES = {record: name for name, record in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edit."""

    number: int
    """Its place in the file, from 1."""
    edit: Edit
    text: str
    """What was done, or why it was not."""
    applied: bool = True
    event: str = ""
    """Id of the event that must be told for it to be seen; empty where that is none."""

    @property
    def line(self) -> str:
        """``Edit 3 (Jane Smith): merged …``; ``Edit 3 (Jane Smith), merge: event … is not …``."""
        who = f" ({self.edit.by})" if self.edit.by else ""
        kind = "" if self.applied else f", {NAMES[type(self.edit)]}"
        return f"Edit {self.number}{who}{kind}: {self.text}"
