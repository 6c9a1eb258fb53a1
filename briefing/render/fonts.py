"""Which of the bundled fonts a page needs, as ``@font-face`` rules, and what none of them can show.

Each face lies in slices by script (``styles/fonts/faces.json``), so a brief in English carries
neither Cyrillic nor Chinese. Only bundled fonts are named: a page looks the same on a machine
without any font. Knows nothing of briefs.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from briefing import assets

SCHEME = "font"
"""Address of a bundled font for the page maker: ``font:sans-regular-core.woff2``."""
STAND_IN = "□"
"""Stands for a character that no bundled font has."""
CJK = "Briefing CJK"
"""The one family of which a self-contained page gets only the characters that it uses: whole, it
weighs fifty times the others. Cutting it takes 0.1 s."""

_Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """One slice of one face."""

    file: str
    family: str
    weight: int
    style: str
    css: _Ranges
    """What style sheets are told the slice is for."""
    covers: _Ranges
    """The code points that it holds."""

    def serves(self, characters: frozenset[str]) -> bool:
        """Whether any of the characters lies in this slice."""
        return any(a <= ord(c) <= b for c in characters for a, b in self.css)


@lru_cache(maxsize=1)
def faces() -> tuple[Face, ...]:
    """All bundled faces, in the order of their listing."""
    listed = json.loads((assets.FONTS / "faces.json").read_text(encoding="utf-8"))
    return tuple(
        Face(**entry | {key: tuple(map(tuple, entry[key])) for key in ("css", "covers")})
        for entry in listed
    )


def rules(text: str, *, embed: bool) -> str:
    """``@font-face`` rules of the slices that ``text`` needs.

    ``embed`` writes the fonts into the rules as data URIs; without it they are named by address.
    """
    characters = frozenset(text)
    return "\n".join(
        _rule(face, _embedded(face, characters) if embed else f"{SCHEME}:{face.file}")
        for face in faces()
        if face.serves(characters)
    )


def missing(text: str) -> str:
    """The visible characters of ``text`` that no bundled font has, in order of code point."""
    known = _covered()
    return "".join(sorted(c for c in set(text) if ord(c) not in known and not _blank(c)))


def printable(text: str) -> str:
    """``text`` with STAND_IN for what no bundled font has; joiners and selectors are left out.

    A missing glyph makes a PDF inaccessible (PDF/UA-1, 7.21.8) or, worse, takes a font of the
    machine that happens to make it, and the same brief would look another way elsewhere.
    """
    known = _covered()
    odd = {c for c in set(text) if ord(c) not in known and c not in "\n\t\r"}
    return text.translate({ord(c): None if _blank(c) else STAND_IN for c in odd}) if odd else text


def _blank(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char) in ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    return frozenset(c for face in faces() for a, b in face.covers for c in range(a, b + 1))


def _embedded(face: Face, characters: frozenset[str]) -> str:
    """The font as a data URI, cut to ``characters`` where it is the large one."""
    data = (assets.FONTS / face.file).read_bytes()
    if face.family == CJK:
        data = _cut(data, characters)
    return f"data:font/woff2;base64,{b64encode(data).decode()}"


def _cut(font: bytes, characters: frozenset[str]) -> bytes:
    """A font with no more than the characters named; the same bytes for the same characters."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=[], recalc_timestamp=False)
    loaded = subset.load_font(BytesIO(font), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, characters)))
    cutter.subset(loaded)
    made = BytesIO()
    subset.save_font(loaded, made, options)
    return made.getvalue()


def _rule(face: Face, source: str) -> str:
    spans = ", ".join(f"U+{a:X}-{b:X}" if b > a else f"U+{a:X}" for a, b in face.css)
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; font-display: swap; "
        f'src: url("{source}") format("woff2"); unicode-range: {spans}; }}'
    )
