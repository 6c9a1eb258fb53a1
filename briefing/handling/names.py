"""Names of outlets and domains, found in prose and in addresses.

A name of several words is found in any case and however its words are joined: *Secret Gazette*,
``secret-gazette``, ``@SecretGazette``. One of a single word is found as written, capitalised or in
capitals, and in handles and hosts, since outlets are called *Time* and *Post*; *The* belongs to
such a name and to no longer one. A domain covers those below it, and no look-alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPHS = 0x2E80
"""From here on scripts are written without spaces, so that names have no edges."""
_GAP = r"[\W_]{0,9}"
_AFTER = 2
"""Characters behind a name that tell whether it is one."""


class Names:
    """Names to look for. Searching takes time in proportion to the text."""

    __slots__ = ("_address", "_likely", "_prose")

    def __init__(self, outlets: Iterable[str] = (), domains: Iterable[str] = ()) -> None:
        names = list(dict.fromkeys(filter(None, map(_significant, outlets))))
        hosts = list(dict.fromkeys(filter(None, map(host, domains))))
        ends = [rf"(?<![\w-])(?i:{re.escape(h)})(?![\w-]|\.[^\W_])" for h in hosts]
        self._prose = re.compile("|".join([*map(_in_prose, names), *ends]) or "(?!)")
        everywhere = [_edged(_joined(words), words) for words in names]
        self._address = re.compile("|".join([*everywhere, *ends]) or "(?!)", re.IGNORECASE)
        # Patterns that begin with letters find the likely places 40 times faster than the others,
        # which look before they compare, find the right ones.
        folded = [tuple(word.casefold() for word in words) for words in names]
        self._likely = [re.compile(p) for p in (*map(_joined, folded), *map(re.escape, hosts))]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where prose names one; the same place may come twice."""
        folded = text.casefold()
        aligned = len(folded) == len(text)  # "ß" becomes "ss"
        for likely in self._likely:
            for match in likely.finditer(folded):
                start, end = match.span() if aligned else (0, len(text))
                found = self._prose.finditer(text, start, min(end + _AFTER, len(text)))
                yield from (one.span() for one in found)
                if not aligned:
                    return

    def found_in(self, text: str) -> bool:
        """Whether prose names one."""
        return next(self.spans(text), None) is not None

    def named_by(self, address: str) -> bool:
        """Whether an address, a file or a reference names one, in whatever case."""
        return self._address.search(address) is not None


def plain(name: str) -> str:
    """A name without case, punctuation and article: as two spellings of it agree."""
    words = _WORD.findall(unicodedata.normalize("NFKC", name).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def host(address: str | None) -> str:
    """The host of an address or a domain as a user writes it (``*.desk.example``); "" if none.

    In letters, not in Punycode, so that both ways of writing a domain agree.
    """
    bare = (address or "").strip().casefold().partition("://")
    rest = (bare[2] or bare[0]).replace("\\", "/").removeprefix("//")
    name = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    name = name.strip(".").removeprefix("*.").removeprefix("www.")
    try:
        return name.encode("ascii").decode("idna") if "xn--" in name else name
    except UnicodeError:
        return name


def _significant(name: str | None) -> tuple[str, ...]:
    """The words by which a name is known; *The* only before a single one."""
    words = tuple(_WORD.findall(unicodedata.normalize("NFC", name or "")))
    return words[1:] if len(words) > 2 and words[0].casefold() == "the" else words


def _in_prose(words: tuple[str, ...]) -> str:
    *article, last = words
    if article and not (len(words) == 2 and article[0].casefold() == "the"):
        return _edged(f"(?i:{_joined(words)})", words)
    shown = dict.fromkeys([last, last[:1].upper() + last[1:], last.upper()])
    cased = f"(?:{'|'.join(map(_letters, shown))})"
    if article:
        return _edged(f"(?i:the){_GAP}{cased}", words)
    any_case = f"(?i:{_letters(last)})"
    return "|".join([
        _edged(cased, words),
        rf"(?<=[@#]){_edged(any_case, words)}",
        _edged(any_case, words) + r"(?=\.[^\W_])",
    ])  # fmt: skip


def _joined(words: tuple[str, ...]) -> str:
    return _GAP.join(map(_letters, words))


def _letters(word: str) -> str:
    """A pattern of the word, accents composed or not."""
    pairs = ((c, unicodedata.normalize("NFD", c)) for c in word)
    return "".join(
        re.escape(c) if c == d else f"(?:{re.escape(c)}|{re.escape(d)})" for c, d in pairs
    )


def _edged(pattern: str, words: tuple[str, ...]) -> str:
    """The pattern as a word of its own, where its script has such edges."""
    before = r"(?<![^\W_])" if ord(words[0][0]) < _IDEOGRAPHS else ""
    after = r"(?![^\W_])" if ord(words[-1][-1]) < _IDEOGRAPHS else ""
    return f"{before}{pattern}{after}"
