"""JSON Lines: one record a line, read as a stream so that memory does not grow with the file.

A line that cannot be used is a problem of its own; the rest is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.model import Problem
from briefing.readers import fields
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, json_value
from briefing.readers.sniff import Head

SUFFIXES = (".jsonl", ".ndjson")


def claims(head: Head) -> bool:
    if head.kind == "json":
        return not head.standard and (head.suffix in SUFFIXES or head.is_lines)
    return head.kind in ("text", "html", "front matter", "mail") and head.suffix in SUFFIXES


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    found = 0
    with source.open(limits) as stream:
        for number, line in _lines(stream, limits.max_bytes):
            try:
                if line is None:
                    raise Refused(f"longer than {limits.max_bytes / 1e6:.0f} MB")
                if not line.strip():
                    continue
                found += 1
                yield fields.draft(_record(line), number=number)
            except Refused as refused:
                yield Problem(f"{source.ref}#{number}", "read", f"line {number} {refused}")
    if not found:
        raise Refused("holds no records")


def _record(line: bytes) -> dict:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        record = json_value(decode(line).text)  # another encoding, or the reason in plain words
    if not isinstance(record, dict):
        raise Refused("is not an object with a text")
    return record


def _lines(stream, most: int) -> Iterator[tuple[int, bytes | None]]:
    """(Number, line) pairs; None for a line over ``most`` bytes, which is skipped unread."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line
