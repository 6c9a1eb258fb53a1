"""The comment that ``briefing fetch`` puts before a page: what the page may not say of itself.

One line, ``<!--briefing {JSON}-->``, in the page's own character set where it begins with a byte
order mark, else in ASCII (``docs/fetch.md`` lists the keys). Whatever is no such comment is a page
like any other. Knows nothing of how pages are read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from briefing.readers import dates
from briefing.readers.base import Draft

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OPENING, _CLOSING = "<!--briefing ", "-->\n"
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was known when the page was fetched; every field may be empty."""

    url: str = ""
    source: str = ""
    """The outlet as the user names it: it goes before what the page says."""
    charset: str = ""
    """As the server stated it."""
    feed: Mapping[str, str] = field(default_factory=dict)
    """``title``, ``source`` and ``date`` as the feed had them: for what the page leaves open."""


def split(data: bytes) -> tuple[Fetched, bytes]:
    """(What the comment says, the page without it)."""
    mark, codec = next((one for one in _MARKS if data.startswith(one[0])), (b"", "ascii"))
    start, end = (len(mark + _OPENING.encode(codec)), _CLOSING.encode(codec))
    if not data.startswith(_OPENING.encode(codec), len(mark)):
        return Fetched(), data
    at = data.find(end, start, _LONGEST)
    try:
        stated = json.loads(data[start:at].decode(codec))
    except (ValueError, RecursionError):
        return Fetched(), data
    if at < 0 or not isinstance(stated, dict):
        return Fetched(), data
    feed = stated.get("feed")
    own = Fetched(
        *(_word(stated, key) for key in ("url", "source", "charset")),
        feed={key: _word(feed, key) for key in ("title", "source", "date")}
        if isinstance(feed, dict)
        else {},
    )
    return own, mark + data[at + len(end) :]


def completed(draft: Draft, fetched: Fetched) -> Draft:
    """The draft of a page with what is known from its fetching.

    An outlet that is only the page's host name is one that the page leaves open.
    """
    feed = fetched.feed
    host = (urlsplit(draft.url or "").hostname or "").removeprefix("www.")
    outlet = draft.source if draft.source != host else None
    published = draft.published
    if published.at is None and feed.get("date"):
        published = dates.published(feed["date"], "feed")
    return replace(
        draft,
        title=draft.title or feed.get("title", ""),
        source=fetched.source or outlet or feed.get("source") or draft.source,
        published=published,
    )


def _word(stated: dict, key: str) -> str:
    value = stated.get(key)
    return value if isinstance(value, str) else ""
