"""A JSON file: one article, a list of them, or an object that holds such a list.

The list may stand under ``articles`` (as NewsAPI has it), ``items``, ``results``, ``data``,
``documents``, ``entries``, ``hits`` or ``news``. News standards in JSON have readers of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Problem
from briefing.readers import fields
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, json_value
from briefing.readers.sniff import Head

LISTS = ("articles", "items", "results", "data", "documents", "entries", "hits", "news", "docs")


def claims(head: Head) -> bool:
    if head.kind == "json":
        return not head.standard and not head.is_lines and head.suffix not in (".jsonl", ".ndjson")
    return head.kind in ("text", "html") and head.suffix == ".json"


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    value = json_value(decode(source.load(limits)).text)
    records = _records(value)
    several = len(records) > 1
    for number, record in enumerate(records, 1):
        where = f"{source.ref}#{number}" if several else source.ref
        try:
            if not isinstance(record, dict):
                raise Refused("is not an object with a text")
            yield fields.draft(record, number=number if several else None)
        except Refused as refused:
            yield Problem(where, "read", str(refused))


def _records(value: object) -> list:
    if isinstance(value, list):
        if not value:
            raise Refused("an empty list of articles")
        return value
    if not isinstance(value, dict):
        raise Refused("its JSON is neither an article nor a list of articles")
    if not any(isinstance(value.get(key), str) for key in ("text", "body", "content")):
        for key in LISTS:
            if isinstance(value.get(key), list):
                if not value[key]:
                    raise Refused("an empty list of articles")
                return value[key]
    return [value]
