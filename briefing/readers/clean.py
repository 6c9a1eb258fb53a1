"""Hostile and invisible characters, taken out at the door and counted.

What is removed cannot be seen and can deceive: controls, bidirectional overrides (CVE-2021-42574),
zero-width characters that split words for a search, tag characters that hide messages, lone
surrogates that no encoder accepts. What some scripts need is kept there: joiners beside Arabic,
Indic and emoji characters, direction marks in text that runs right to left. Visible text is never
touched. Knows nothing of formats or articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U0001fffe\U0001ffff]"
)
_SUSPECT_ASCII = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
_JOINING = re.compile(
    "[\u0600-\u061b\u061d-\u109f\u1780-\u180d\u180f-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
"""Line and page breaks other than the line feed; they become one, so that offsets stay."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with nothing hidden in it."""

    text: str
    removed: int = 0
    """Invisible or control characters taken out: the text is shorter by so many."""
    replaced: int = 0
    """Characters replaced one for one."""


def cleaned(text: str) -> Cleaned:
    """The text without hidden characters; the very same string where it holds none.

    One pass; an ASCII text is searched for controls only (about 1 GB/s).
    """
    if text.isprintable():  # one line of visible characters
        return Cleaned(text)
    pattern = _SUSPECT_ASCII if text.isascii() else _SUSPECT
    if not pattern.search(text):
        return Cleaned(text)
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    removed = replaced = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal removed, replaced
        char = match[0]
        if _belongs(char, text, match.start(), right_to_left):
            return char
        if (visible := _stand_in(char)) is not None:
            replaced += 1
            return visible
        removed += 1
        return ""

    return Cleaned(pattern.sub(mend, text), removed, replaced)


def line(text: str) -> str:
    """A short text for one line: cleaned, white space runs as single spaces."""
    if text.isprintable() and "  " not in text:  # nothing hidden, nothing to squeeze
        return text.strip()
    return _WHITE.sub(" ", cleaned(text).text).strip()


def encodable(text: str) -> str:
    """The text with lone surrogates replaced: what any encoder accepts."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _belongs(char: str, text: str, at: int, right_to_left: bool) -> bool:
    """Whether the scripts around it need this invisible character."""
    if char in "\u200c\u200d":
        return any(_JOINING.match(c) for c in text[max(at - 1, 0) : at] + text[at + 1 : at + 2])
    if char in "\u200e\u200f\u061c":
        return right_to_left
    if "\U000e0100" <= char <= "\U000e01ef":
        return at > 0 and _IDEOGRAPH.match(text, at - 1) is not None
    return False


def _stand_in(char: str) -> str | None:
    """What to put in its place, one character for one; None where it must go."""
    if char in _BREAKS:
        return "\n"
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    if "\x80" <= char <= "\x9f":
        # Windows-1252 read as Latin-1, the commonest damage of all; HTML 5 mends it so too.
        try:
            return char.encode("latin-1").decode("cp1252")
        except UnicodeDecodeError:
            return None
    return None
