"""RSS 0.9x, 1.0 and 2.0 and Atom files, through feedparser: one article an entry.

feedparser forgives what feeds get wrong; dates it could not read, or read by filling in, are
read again from their words. Knows nothing of fetching.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.model import Problem, Published
from briefing.readers import dates, fields, markup
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from feedparser import FeedParserDict

ROOTS = ("rss", "feed", "rdf", "channel")
SUFFIXES = (".rss", ".atom", ".rdf")


def claims(head: Head) -> bool:
    if head.kind == "xml":
        return head.root.lower() in ROOTS
    return head.kind in ("text", "html") and head.suffix in SUFFIXES


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    feed = parsed(source.load(limits, limits.max_markup))
    if not feed.entries:
        reason = feed.get("bozo_exception")
        raise Refused(f"not a usable feed ({reason})"[:200] if reason else "a feed without entries")
    outlet = title_of(feed.feed) or None
    for number, entry in enumerate(feed.entries, 1):
        draft = article(entry, outlet=outlet, language=feed.feed.get("language"), number=number)
        if draft.text or draft.title:
            yield draft
        else:
            yield Problem(
                f"{source.ref}#{number}", "read", "a feed entry without headline and text"
            )


def parsed(data: bytes) -> FeedParserDict:
    """The feed as feedparser sees it. Raises :class:`Refused` for entity declarations."""
    import feedparser

    if b"<!ENTITY" in data.replace(b"\x00", b"").upper():
        raise Refused("its XML declares entities, which are refused")
    # Never hand it a string: feedparser would take a short one for a file name or an address.
    try:
        return feedparser.parse(_Bytes(data), sanitize_html=True, resolve_relative_uris=True)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:
        # Damaged markup meets bugs in it (a KeyError for "links", of a fuzzed file).
        raise Refused(f"a damaged feed ({type(error).__name__}: {error})"[:200]) from error


class _Bytes:
    """Data with a ``read``: the one kind of argument that can only be content."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, size: int = -1) -> bytes:
        taken, self._data = (
            (self._data, b"") if size < 0 else (self._data[:size], self._data[size:])
        )
        return taken


def article(
    entry: Any, *, outlet: str | None = None, language: str | None = None, number: int | None = None
) -> Draft:
    """One entry: its fullest text, its headline as one line, its own source before the feed's."""
    title = title_of(entry)
    text = _text(entry)
    published, remark = _published(entry)
    remarks = [remark] if remark else []
    if title and not text:
        remarks.append("has a headline but no text, so nothing can be quoted from it")
    own = entry.get("source")
    return Draft(
        text=text,
        title=title,
        source=(title_of(own) if own else "") or outlet,
        authors=_authors(entry),
        language=fields.language(entry.get("language") or language),
        url=entry.get("link") or None,
        published=published,
        key=entry.get("id") or None,
        number=number,
        extras=_extras(entry),
        remarks=tuple(remarks),
    )


def title_of(part: Any) -> str:
    """The title of a feed or an entry as one plain line."""
    return " ".join(markup.plain_title(part.get("title") or "").split())


def _text(entry: Any) -> str:
    """The longest of full content and summary: some feeds put a teaser in either."""
    values = [part.get("value") or "" for part in entry.get("content", ())]
    values.append(entry.get("summary") or "")
    return max((markup.plain(value) for value in values), key=len)


def _published(entry: Any) -> tuple[Published, str]:
    for key in ("published", "created", "updated"):
        if stated := dict.get(entry, key):  # its own get() warns about a mapping
            found = dates.published(stated, key)
            if found.at is not None:
                return found, ""
    stated = dict.get(entry, "published") or dict.get(entry, "updated")
    return Published(), f"its date {stated[:40]!r} could not be read" if stated else ""


def _authors(entry: Any) -> tuple[str, ...]:
    named = [author.get("name") for author in entry.get("authors", ()) if author.get("name")]
    names = [name for one in named or [entry.get("author")] if one for name in fields.authors(one)]
    return tuple(dict.fromkeys(names))


def _extras(entry: Any) -> tuple[tuple[str, str], ...]:
    import json

    tags = [tag.get("term") for tag in entry.get("tags") or () if tag.get("term")]
    return (("tags", json.dumps(tags, ensure_ascii=False)),) if tags else ()
