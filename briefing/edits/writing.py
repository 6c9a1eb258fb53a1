"""An edit as the lines of an ``edits.toml``, added to a text or taken from it again.

The file is edited as text, so every comment and blank in it stays. What comes out is parsed again
and compared, so that nothing else can have changed. Knows nothing of disks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import UTC, datetime

from briefing.edits.reading import HEADER, parse
from briefing.edits.records import NAMES, Edit
from briefing.errors import SettingsError

OPENING = """\
# The desk's own hand on the brief, replayed on every run in this order.
# `briefing edit --help` tells how to add to it; it may be changed here as well.
"""


def block(edit: Edit, *, notes: Mapping[str, str] = {}) -> str:
    """The lines of one edit; behind each id in ``notes`` stands a comment on what it means."""
    lines = ["[[edit]]", f"kind = {_value(NAMES[type(edit)])}"]
    for field in fields(edit):
        value = getattr(edit, field.name)
        if field.default is MISSING or value != field.default:
            lines.append(f"{field.name} = {_noted(value, notes)}")
    return "\n".join(lines) + "\n"


def append(
    text: str, edit: Edit, *, notes: Mapping[str, str] = {}, name: str = "edits.toml"
) -> str:
    """``text`` with one edit more at its end.

    Raises SettingsError where ``text`` has mistakes, the edit is none that a file may hold, or
    the edits in ``text`` are not written as ``[[edit]]`` tables.
    """
    before = parse(text, name=name)
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end + end
    longer = text + gap + block(edit, notes=notes).replace("\n", end)
    try:
        same = parse(longer, name=name) == (*before, edit)
    except SettingsError:
        if HEADER.search(text) or not before:
            raise
        same = False
    if not same:
        raise SettingsError(f"{name}: cannot be added to: write its edits as [[edit]] tables")
    return longer


def without_last(text: str, *, name: str = "edits.toml") -> tuple[str, Edit]:
    """``text`` without its last edit, and that edit; comments behind it stay.

    Raises SettingsError where there is none, or it is not written as an ``[[edit]]`` table.
    """
    edits = parse(text, name=name)
    if not edits:
        raise SettingsError(f"{name}: holds no edit")
    for header in reversed(list(HEADER.finditer(text))):
        shorter = _cut(text, header.start())
        try:
            if parse(shorter, name=name) == edits[:-1]:
                return shorter, edits[-1]
        except SettingsError:
            pass  # the header stands within a text; the true one comes before it
    raise SettingsError(f"{name}: cannot be undone: write its edits as [[edit]] tables")


def _cut(text: str, start: int) -> str:
    """``text`` without the table that starts there, and without one blank line before it."""
    table = text[start:]
    lines = table.split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    rest = table[len("\n".join(lines)) :].removeprefix("\n")
    head = text[:start]
    for blank in ("\r\n\r\n", "\n\n"):
        if head.endswith(blank):
            head = head[: -len(blank) // 2]
            break
    return head + rest


def _noted(value: object, notes: Mapping[str, str]) -> str:
    """The value, a list with notes one item a line."""
    if isinstance(value, tuple) and any(item in notes for item in value):
        items = (f"    {_value(item)},{_note(notes.get(item))}\n" for item in value)
        return f"[\n{''.join(items)}]"
    return _value(value) + _note(notes.get(value) if isinstance(value, str) else None)


def _note(words: str | None) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in words or "")
    return f"  # {plain}" if plain else ""


def _value(value: str | bool | int | datetime | Sequence[str]) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # a TOML string, but for DEL: never let in
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(map(_value, value))}]"
