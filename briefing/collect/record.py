"""One article as one file, in forms that the readers read, with where and when it was fetched.

A page is kept as it was served, byte for byte, behind one comment that holds the facts which the
page itself may lack: its address, the outlet, what the feed said of it, the character set that
the server stated. HTML allows a comment there, so browsers and readers see the page unchanged.
What a feed says in full is kept as a JSON record. Neither form ever states a date that the
publisher did not. Pure.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from briefing.collect.entries import Entry
from briefing.model import Published

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OPENING, _CLOSING = "<!--briefing ", "-->\n"
_HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_LONGEST = 150
"""Characters of one fact in the comment, so that the page's own head stays near the beginning:
whoever looks for a declared character set looks at the first few thousand bytes only."""


def is_page(body: bytes, content_type: str) -> bool:
    """Whether an answer is an HTML page, by what the server says and what the bytes look like."""
    stated = content_type.partition(";")[0].strip().lower()
    start = body[:4096].replace(b"\x00", b"")  # UTF-16 that is mostly ASCII
    return stated in _HTML_TYPES and _HTML.search(start) is not None


def page(
    body: bytes,
    *,
    url: str,
    fetched: datetime,
    content_type: str = "",
    source: str = "",
    feed: str = "",
    entry: Entry | None = None,
) -> bytes:
    """The file of a page that was found at ``url``.

    ``source`` is the outlet as the user names it; ``feed`` the address of the feed that listed
    the page as ``entry``.
    """
    charset = _CHARSET.search(content_type)
    facts = {
        "url": url,
        "source": source,
        "charset": charset[1].lower() if charset else "",
        "fetched": _moment(fetched),
        "feed": {"address": feed, **_short(_facts(entry))} if entry else {},
    }
    line = json.dumps(_present(facts)).replace("--", "-\\u002d")
    comment = _OPENING + line.replace("<", "\\u003c").replace(">", "\\u003e") + _CLOSING
    mark, codec = next((one for one in _BOMS if body.startswith(one[0])), (b"", "ascii"))
    return mark + comment.encode(codec) + body[len(mark) :]


def body_of(data: bytes) -> bytes:
    """The page as it was served, from the file that :func:`page` made."""
    mark, codec = next((one for one in _BOMS if data.startswith(one[0])), (b"", "ascii"))
    start, end = _OPENING.encode(codec), _CLOSING.encode(codec)
    if not data.startswith(start, len(mark)):
        return data
    at = data.find(end, len(mark))
    return mark + data[at + len(end) :] if at >= 0 else data


def from_feed(entry: Entry, *, url: str, fetched: datetime, source: str, feed: str) -> bytes:
    """The file of an article of which only the feed's own words are kept."""
    facts = _facts(entry)
    if source:
        facts["source"] = source
    record = {
        **facts,
        "url": url,
        "text": entry.text,
        "fetched": {"at": _moment(fetched), "feed": feed},
    }
    written = json.dumps(_present(record), ensure_ascii=False, indent=1)
    # A lone surrogate becomes its JSON escape, which the readers take out and count.
    return f"{written}\n".encode("utf-8", "backslashreplace")


def _facts(entry: Entry) -> dict[str, object]:
    return {
        "title": entry.title,
        "source": entry.source,
        "date": _date(entry.published),
        "authors": list(entry.authors),
        "language": entry.language,
    }


def _short(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that are there, each cut to what a comment has room for."""
    return {
        name: value[:_LONGEST] if isinstance(value, str) else [str(v)[:50] for v in value[:5]]
        for name, value in facts.items()
        if isinstance(value, (str, list)) and value
    }


def _present(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value}


def _date(published: Published) -> str:
    """A publication date to the precision that is known: ``2024-03``, ``2024-03-05T09:30:00Z``."""
    if published.at is None:
        return ""
    if published.precision == "time":
        return _moment(published.at)
    return f"{published.at:%Y-%m-%d}"[: {"year": 4, "month": 7}.get(published.precision or "", 10)]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
