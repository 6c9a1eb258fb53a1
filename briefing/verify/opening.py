"""A brief's file by its suffix: as statements, and when it says it was made; and how much of a
file is read at all.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from briefing.errors import unknown_name
from briefing.verify import blocks, hypertext, paper, plain, records
from briefing.verify.statement import Statement, UnreadableBrief

MOST_BYTES = {".json": 100_000_000, ".html": 50_000_000, ".md": 50_000_000, ".pdf": 50_000_000}
"""A brief of a thousand articles has about 3 MB of JSON, 1 of HTML, 5 of PDF."""
SUFFIXES = tuple(MOST_BYTES)
_MOST_STATEMENTS = 20_000
"""A brief of a thousand articles makes some two thousand; a forged one costs milliseconds each."""
_HEAD = 20_000
"""Bytes of a page in which it says when it was made: it does in the first 1,000."""
_YEARS = range(1900, 3000)
"""A forged year at the end of the calendar leaves no room to count from."""
_COMMENT = re.compile(rb"\A\s*<!-- briefing \S{1,40} (\S{1,40}) -->")


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


def created(data: bytes, suffix: str) -> datetime | None:
    """When a brief says it was made, in UTC; None where it does not, or not understandably.

    What it says is not proven by anything. JSON says it under ``created``, HTML in the meta element
    ``dcterms.created``, PDF in its ``CreationDate``, Markdown in its first comment.
    """
    try:
        stated = _STATED[suffix.lower()](data)
        moment = datetime.fromisoformat(stated) if isinstance(stated, str) else stated
        if not moment or moment.year not in _YEARS:
            return None
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except Exception:  # a damaged file may raise anything; that is told where it is read in full
        return None


def _in_record(data: bytes) -> str | None:
    return json.loads(data).get("created")


def _in_page(data: bytes) -> str | None:
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    root = html.document_fromstring(data[:_HEAD], parser=parser)
    return next(iter(root.xpath("//head/meta[@name='dcterms.created']/@content")), None)


def _in_comment(data: bytes) -> str | None:
    found = _COMMENT.match(data)
    return found[1].decode() if found else None


def _in_paper(data: bytes) -> datetime | None:
    from pypdf import PdfReader

    said = PdfReader(BytesIO(data)).metadata
    return said.creation_date if said else None


_STATED = {".json": _in_record, ".html": _in_page, ".md": _in_comment, ".pdf": _in_paper}


def load(path: Path) -> bytes:
    """The bytes of a brief, no more of them than are of use. Raises UnreadableBrief."""
    most = MOST_BYTES.get(path.suffix.lower(), 0)
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise UnreadableBrief(f"it cannot be read ({error.strerror or error})") from None
