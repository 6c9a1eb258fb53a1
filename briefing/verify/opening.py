"""A brief's file by its suffix, as statements; and how much of a file is read at all."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import unknown_name
from briefing.verify import blocks, hypertext, paper, plain, records
from briefing.verify.statement import Statement, UnreadableBrief

MOST_BYTES = {".json": 100_000_000, ".html": 50_000_000, ".md": 50_000_000, ".pdf": 50_000_000}
"""A brief of a thousand articles has about 3 MB of JSON, 1 of HTML, 5 of PDF."""
SUFFIXES = tuple(MOST_BYTES)
_MOST_STATEMENTS = 20_000
"""A brief of a thousand articles makes some two thousand; a forged one costs milliseconds each."""


def statements(data: bytes, suffix: str) -> tuple[Statement, ...]:
    """What a brief claims to quote, given a file's bytes and suffix (``.pdf``).

    Raises UsageError for another suffix, UnreadableBrief for a file that is no brief.
    """
    suffix = suffix.lower()
    if suffix not in MOST_BYTES:
        raise unknown_name("format", suffix, SUFFIXES)
    if len(data) > MOST_BYTES[suffix]:
        raise UnreadableBrief(f"larger than {MOST_BYTES[suffix] / 1e6:.0f} MB, too large")
    if suffix == ".json":
        found = tuple(records.read(data))
    elif suffix == ".pdf":
        found = tuple(blocks.statements(paper.blocks(data), "paper"))
    else:
        page = hypertext if suffix == ".html" else plain
        found = tuple(blocks.statements(page.blocks(data), "page"))
    if len(found) > _MOST_STATEMENTS:
        raise UnreadableBrief(f"more than {_MOST_STATEMENTS:,} quotations")
    return found


def load(path: Path) -> bytes:
    """The bytes of a brief, no more of them than are of use. Raises UnreadableBrief."""
    most = MOST_BYTES.get(path.suffix.lower(), 0)
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise UnreadableBrief(f"it cannot be read ({error.strerror or error})") from None
