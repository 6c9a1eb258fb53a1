"""The text of an ``edits.toml`` → edits. Every mistake is reported at once, with line and path.

What it lets through is plain text of bounded size: no control characters, and none of those that
turn the direction of the text around them. Markup in it is text; renderers escape it.
Knows nothing of events: whether an edit applies shows in the run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from unicodedata import category

from briefing.edits.records import KINDS, Edit
from briefing.errors import SettingsError, unknown_name

MOST_EDITS = 2_000
MOST_CHARACTERS = 2_000_000
"""Of a file."""
_MOST_NAMES = 500
"""Events or articles that one edit may name."""
_LONGEST_REF = 500
"""It may be a path."""
_LONGEST_TITLE = 300
_LONGEST_TEXT = 4_000
_LONGEST_KEY = 40
"""Characters of a wrong key or kind that its error repeats."""

_ID = re.compile("[0-9a-f]{12}(?:-[0-9]{1,4})?")

HEADER = re.compile(r"""^[ \t]*\[\[[ \t]*(?:edit|"edit"|'edit')[ \t]*\]\]""", re.MULTILINE)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidirectional embeddings, overrides and isolates: they make a line read as it is not written."""


class _Mistake(Exception):
    """What is wrong with one value."""


def parse(text: str, *, name: str = "edits.toml") -> tuple[Edit, ...]:
    """The edits in the order of the file. Raises SettingsError that lists every mistake."""
    if len(text) > MOST_CHARACTERS:
        raise SettingsError(f"{name}: longer than {MOST_CHARACTERS:,} characters")
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from error
    mistakes = [f"{name}: {key}: unknown key" for key in document if key != "edit"]
    tables = document.get("edit", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise SettingsError("\n".join([*mistakes, f"{name}: edit: write each as [[edit]]"]))
    if len(tables) > MOST_EDITS:
        raise SettingsError(f"{name}: edit: more than {MOST_EDITS:,} of them")
    lines = _lines(text, len(tables))
    edits: list[Edit] = []
    for number, table in enumerate(tables, 1):
        place = f"{name}: {lines[number - 1]}edit.{number}"
        found: list[str] = []
        edits.extend(_edit(table, found))
        mistakes.extend(f"{place}{mistake}" for mistake in found)
    if mistakes:
        raise SettingsError("\n".join(mistakes))
    return tuple(edits)


def is_id(text: str) -> bool:
    """Whether an edit may name an event or an article so."""
    return bool(_ID.fullmatch(text))


def _lines(text: str, number: int) -> list[str]:
    """``line 12: `` for each edit; nothing where the text has other headers than edits."""
    starts = [text.count("\n", 0, header.start()) + 1 for header in HEADER.finditer(text)]
    return [f"line {n}: " for n in starts] if len(starts) == number else [""] * number


def _edit(table: dict, mistakes: list[str]) -> Iterator[Edit]:
    """The edit of a table, or none: then ``mistakes`` has grown."""
    before = len(mistakes)
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        wrong = unknown_name("kind", str(kind)[:_LONGEST_KEY], KINDS)
        missing = f"is missing; one of {', '.join(KINDS)}"
        mistakes.append(f".kind: {missing if kind is None else wrong}")
        return
    known = {f.name: f for f in fields(KINDS[kind])}
    values = {}
    for key, value in table.items():
        if key in known:
            try:
                values[key] = _READERS[key](value)
            except _Mistake as mistake:
                mistakes.append(f".{key}: {mistake}")
        elif key != "kind":
            choices = ", ".join(known)
            mistakes.append(f".{key[:_LONGEST_KEY]}: unknown key; {kind} knows {choices}")
    for key, field in known.items():
        if field.default is MISSING and key not in table:
            mistakes.append(f".{key}: is missing")
    if kind == "omit" and {"start", "end"} <= values.keys() and values["end"] <= values["start"]:
        mistakes.append(".end: must be greater than start")
    if len(mistakes) == before:
        yield KINDS[kind](**values)


def _text(most: int, *, lines: bool = False) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise _Mistake("must be a text that is not blank")
        if len(value) > most:
            raise _Mistake(f"longer than {most:,} characters")
        for sign in value:
            line_end = lines and sign in "\n\t"
            if (category(sign) in ("Cc", "Cs", "Zl", "Zp") and not line_end) or sign in _TURNING:
                raise _Mistake(f"holds a control character (U+{ord(sign):04X})")
        return value.strip()

    return read


def _id(value: object) -> str:
    # No free text: what a refusal repeats must not be a headline that some reader may not see.
    if not isinstance(value, str) or not is_id(value):
        raise _Mistake("must be an id: twelve of the signs 0-9 and a-f")
    return value


def _list(read: Callable[[object], str]) -> Callable[[object], tuple[str, ...]]:
    def read_all(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise _Mistake("must be a list that is not empty")
        if len(value) > _MOST_NAMES:
            raise _Mistake(f"more than {_MOST_NAMES} of them")
        return tuple(read(item) for item in value)

    return read_all


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Mistake("must be true or false")
    return value


def _offset(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise _Mistake("must be a whole number of characters, from 0")
    return value


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise _Mistake("must be a date and time, as 2024-05-01T16:30:00Z")
    if value.tzinfo is None:
        raise _Mistake("needs a time zone: add Z for UTC, or +02:00")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise _Mistake("must lie between the years 1 and 9999") from None


_READERS: dict[str, Callable[[object], object]] = {
    "event": _id,
    "section": _text(100),
    "article": _id,
    "others": _list(_id),
    "articles": _list(_text(_LONGEST_REF)),
    "events": _list(_id),
    "title": _text(_LONGEST_TITLE),
    "text": _text(_LONGEST_TEXT, lines=True),
    "by": _text(100),
    "first": _flag,
    "start": _offset,
    "end": _offset,
    "at": _moment,
    "covers": _id,
}
