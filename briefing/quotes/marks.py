"""Quotation marks: which stretches of a paragraph stand between them.

Double marks (curly, straight, two apostrophes, low-high), guillemets, and single marks where they
open before a word and close after one. Only the outermost marks count. One pass over the marks.

Knows nothing of who speaks, nor whether anyone does: titles and scare quotes are runs as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"''(?!')|[“”„‟\"«»‘’']")
_PAIRS = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    '"': ('"', "”"),
    "''": ("''",),
    "«": ("»",),
    "‘": ("’",),
    "'": ("'",),
}
"""What closes what. Typists mix straight and curly marks."""
_SINGLE = "‘'"
_LONGEST_SINGLE = 1_500
"""Characters: a single mark that closes later than this was an apostrophe."""
_MOST_CLOSERS = 25
"""Closing marks that are looked at for one single mark."""
OPENING = "“\"«„‘'"


class Run(NamedTuple):
    """A stretch in quotation marks, marks included, within one paragraph."""

    start: int
    end: int
    closed: bool
    """False where the paragraph ends first, as in all but the last one of a long quotation."""


def runs(text: str, start: int, end: int) -> list[Run]:
    """The quoted stretches of ``text[start:end]``, in order, none inside another."""
    found: list[Run] = []
    opened: tuple[int, str] | None = None
    single: tuple[int, int] | None = None
    for mark in _MARK.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        if opened is None:
            if single and at < single[1]:
                continue
            if sign in _SINGLE:
                close = _single_close(text, at, end, sign)
                if close:
                    found.append(Run(at, close, True))
                    single = (at, close)
            elif _opens(text, mark, start, end):
                opened = (at, sign)
        elif sign in _PAIRS[opened[1]]:
            found.append(Run(opened[0], mark.end(), True))
            opened = None
        elif sign == opened[1]:
            found += _unclosed(text, opened[0], at)
            opened = (at, sign)
    if opened:
        found += _unclosed(text, opened[0], end)
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() not in _PAIRS:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    return not before.isalnum() and mark.end() < end and not text[mark.end()].isspace()


def _unclosed(text: str, start: int, end: int) -> list[Run]:
    """A run whose mark never closes, where it looks like speech and not like a slip of the key."""
    body = text[start:end].rstrip()
    before = text[max(0, start - 2) : start].strip()
    if len(body) > 8 and (not before or before[-1] in ",:.\n"):
        return [Run(start, start + len(body), False)]
    return []


def _single_close(text: str, start: int, end: int, sign: str) -> int | None:
    """Where the single mark at ``start`` closes; None where it is an apostrophe.

    A closing mark after a comma or a stop is preferred to one that may be a possessive
    ("the workers' rights").
    """
    before = text[start - 1] if start else " "
    after = text[start + 1 : start + 2]
    if before.isalnum() or before in "’'.," or not (after.isalnum() or after in "[$£€…"):
        return None
    if text[start + 1 : start + 3].isdigit() and text[start + 3 : start + 4] == "s":
        return None  # the '90s
    close = None
    limit = min(end, start + _LONGEST_SINGLE)
    at = start
    for _ in range(_MOST_CLOSERS):
        at = text.find(_PAIRS[sign][0], at + 1, limit)
        if at == -1:
            break
        following = text[at + 1 : at + 2]
        if following.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] in ",.!?":
            return at + 1
        if close is None:
            close = at + 1
            if not following.isspace():
                return close
    return close
