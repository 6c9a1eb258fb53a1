"""The last defence before a page: text that can break, disguise or drown it is taken out.

Readers normalise at the door; this holds even where they did not. Offsets are left as they are.
Knows nothing of HTML or Markdown: escaping is the templates' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from briefing.model import Claim

LONGEST_QUOTE = 2_000
"""Characters of a quoted sentence. What is longer is no sentence, and costly: a run without a
break takes WeasyPrint 70 time that grows with the square of its length."""
LONGEST = 400
"""Characters of anything else: a title of a megabyte laid out for minutes."""
LONGEST_URL = 2_000

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab, line feed and carriage return
    "\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi, invisible
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"  # non-characters, tags
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_SHOWN = ("Article", "text")
_LIMITS = {
    ("Sentence", "text"): LONGEST_QUOTE,
    ("Quote", "text"): LONGEST_QUOTE,
    ("Comment", "text"): LONGEST_QUOTE,
    ("Article", "url"): LONGEST_URL,
}

T = TypeVar("T")


def clean(record: T) -> T:
    """The record with every string in it fit to print; a record without need of it is itself."""
    if not is_dataclass(record):
        return record
    changed = {}
    for name in _names(type(record)):
        value = getattr(record, name)
        new = _clean(value, _LIMITS.get((type(record).__name__, name), LONGEST))
        if new is not value:
            changed[name] = new
    if isinstance(record, Claim) and "sentence" in changed:
        changed["insertions"] = ()  # their positions hold no longer
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def texts(record: Any) -> Iterator[str]:
    """Every string in a record, at any depth, but for the texts of articles: they are not shown."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts(item)
    elif is_dataclass(record):
        for name in _names(type(record)):
            if (type(record).__name__, name) != _NOT_SHOWN:
                yield from texts(getattr(record, name))


def plain(text: str, limit: int = LONGEST) -> str:
    """``text`` without controls, bidi overrides, invisibles and lone surrogates, cut at a limit."""
    if len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return without_surrogates(_UNFIT.sub("", text))


def without_surrogates(text: str) -> str:
    """``text`` with U+FFFD in place of each lone surrogate, which UTF-8 cannot say."""
    return _SURROGATE.sub("\ufffd", text)


def _clean(value: Any, limit: int) -> Any:
    if isinstance(value, str):
        new = plain(value, limit)
        return value if new == value else new
    if isinstance(value, tuple):
        new = tuple(_clean(item, limit) for item in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    return clean(value)


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
