"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Problem
from briefing.readers import fields
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, json_value
from briefing.readers.sniff import Head


def claims(head: Head) -> bool:
    return head.kind == "json" and head.standard == "jsonfeed"


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    feed = json_value(decode(source.load(limits)).text)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise Refused("a feed without entries")
    stated = {
        "source": feed.get("title"),
        "language": feed.get("language"),
        "authors": feed.get("authors") or feed.get("author"),
    }
    inherited = {key: value for key, value in stated.items() if value}
    for number, item in enumerate(items, 1):
        try:
            if not isinstance(item, dict):
                raise Refused("is not an object")
            yield fields.draft({**inherited, **_own(item)}, number=number)
        except Refused as refused:
            yield Problem(f"{source.ref}#{number}", "read", str(refused))


def _own(item: dict) -> dict:
    """The item with the content that is markup first; its ``url`` before the one it links to."""
    record = {key: value for key, value in item.items() if value not in (None, "")}
    if "content_html" in record:
        record.pop("content_text", None)
    if "url" not in record and "external_url" in record:
        record["url"] = record.pop("external_url")
    if "authors" not in record and "author" in record:
        record["authors"] = record.pop("author")
    return record
