"""Plain text: the file is the text, to the character.

A short first line that stands alone above prose and ends in no full stop is its headline; it
stays in the text, so that every offset counts from the file's first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.readers.base import Draft, Input, Limits
from briefing.readers.decode import decode, newlines
from briefing.readers.sniff import Head

SUFFIXES = ("", ".txt", ".text")

_HEADLINE = re.compile(r"\s*([^\W_][^\n]{10,139}|[\"“‘'«][^\n]{10,139})\n[ \t]*\n\s*(?=[^\n]{100})")
_ENDS = re.compile(r"[.!;:,…][\"”’»)]*$")
_NO_HEADLINE = re.compile(
    r"(?:by|date|dateline|photo|file|updated|published|source)\b|.*\)\s*[-–—]+", re.I
)


def claims(head: Head) -> bool:
    return head.kind == "text" and head.suffix in SUFFIXES


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    decoded = decode(source.load(limits))
    text = newlines(decoded.text)
    remarks = (decoded.remark,) if decoded.remark else ()
    yield Draft(text, title=headline(text), remarks=remarks)


def headline(text: str) -> str:
    """The headline that a text begins with, or "" where its first line reads as prose."""
    match = _HEADLINE.match(text)
    if not match:
        return ""
    line = match[1].strip()
    if not 3 <= len(line.split()) <= 22 or _ENDS.search(line) or _NO_HEADLINE.match(line):
        return ""
    return line
