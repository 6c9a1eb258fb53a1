"""When two texts are the same, in each kind of format. No letter is ever normalised.

White space is layout on a page; on paper so are the ends of lines, where a hyphen (U+2010, which
no keyboard has) may part a word. Case, accents, dashes, quotation marks, look-alikes from other
scripts and invisible characters are the text: if they differ, the text was changed.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.verify.statement import Layout

LINE_HYPHEN = "\u2010"
STAND_IN = "□"
"""What paper shows for a character that no bundled font has."""
_NOT_PRINTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""What no page shows of a source, for nobody could see it."""
_ASCII_UNSEEN = re.compile("[\x00-\x20\x7f]+")
SHORTEST_CUT = 20
"""Characters that must be left of a title that was cut."""


def same(text: str, source: str, layout: Layout, *, cut: bool = False) -> bool:
    """Whether ``text``, found in a brief, is ``source`` letter by letter.

    ``cut``: or all of ``source`` up to an ellipsis that stands for the rest.
    """
    if cut and text.rstrip().endswith("…"):
        head = text.rstrip().removesuffix("…")
        if len(head) >= SHORTEST_CUT and _same(head, source, layout, whole=False):
            return True
    return _same(text, source, layout, whole=True)


def _same(text: str, source: str, layout: Layout, *, whole: bool) -> bool:
    if layout == "paper":
        pattern = _paper(text)
        printed = collapsed("".join(c for c in source if not _left_out(c)))
        return bool(pattern.fullmatch(printed) if whole else pattern.match(printed))
    if layout == "record":
        return text == source if whole else source.startswith(text)
    page, sources = collapsed(text), (collapsed(source), collapsed(_NOT_PRINTED.sub("", source)))
    return page in sources if whole else any(s.startswith(page) for s in sources)


def shown(text: str, layout: Layout) -> str:
    """``text`` on one line, words that a line's end parted put together again."""
    if layout == "paper":
        text = text.replace(f"{LINE_HYPHEN}\n", "")
    return collapsed(text)


def collapsed(text: str) -> str:
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """A key under which texts meet that may be the same: no white space, no line hyphens, nothing
    that is not printed."""
    if text.isascii():  # nearly all, and a hundred times as fast
        return _ASCII_UNSEEN.sub("", text)
    kept = (c for c in text if not (c.isspace() or c == LINE_HYPHEN or _left_out(c)))
    return "".join(STAND_IN if _rare(c) else c for c in kept)


def words(text: str) -> list[str]:
    return text.split()


def named(text: str) -> str:
    """The characters of ``text`` beyond ASCII by name, for eyes that cannot tell them apart."""
    odd = dict.fromkeys(c for c in text if not c.isascii())
    return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in list(odd)[:4])


def _paper(text: str) -> re.Pattern[str]:
    """What a text on paper may have been: at a line's end white space or nothing, and a hyphen
    before it its own or the typesetter's."""
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    parts = []
    for line in filter(None, lines):
        parted = line.endswith(LINE_HYPHEN)
        pattern = re.escape(line.removesuffix(LINE_HYPHEN) if parted else line)
        pattern = pattern.replace(STAND_IN, f"[{STAND_IN}{_RARE}]")
        parts.append(pattern + (f"{LINE_HYPHEN}?" if parted else ""))
    return re.compile(" ?".join(parts))


_RARE = "\u0530-\u1dff\u2300-\U0010ffff"
"""Characters that a text face for European languages may lack; a stand-in stands for one of these
and never for a digit or a letter of Latin, Greek or Cyrillic."""
_IS_RARE = re.compile(f"[{_RARE}]")


def _rare(char: str) -> bool:
    return _IS_RARE.match(char) is not None


def _left_out(char: str) -> bool:
    """What paper does not show: the invisible, and the marks of scripts that its fonts lack."""
    kind = unicodedata.category(char)
    return (kind in ("Cc", "Cf") and not char.isspace()) or (kind == "Mn" and _rare(char))
