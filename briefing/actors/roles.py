"""Where a source says what someone is: the words of a role, verbatim, beside a name.

Knows one article at a time. A role that does not stand near a name of its holder is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.actors.words import HONORIFICS, NO_ROLE, QUALIFYING, TITLES, fold
from briefing.model import Role

_NEAR = 30
"""Characters between a role and the name it belongs to, at most."""
_STOPS = re.compile(r"[;:\n!?]|\.\s+[A-Z]\w{3,}")
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_MOST = 40
"""Places of a role in one article that are looked at."""
_LONGEST = 200
_OPEN_ENDS = ("said", "says", "and", "or", "of", "for", "the", "at", "in", "with", "to", "a", "an")
_VERB = re.compile(
    r"(?!(?:act|lead|manag|found|rank|visit|sitt|outgo|incom|campaign|rul|bank|market)ing$"
    r"|(?:retir|oust|exil|jail|self-describ|renown|not|respect)ed$)[a-z-]{2,}(?:ing|ed)$"
)
_FINITE = frozenset(
    ("is", "was", "are", "were", "has", "had", "have", "said", "asked", "told", "will", "would")
)
_BLANKS = r"\s+"


def find_role(
    article: str, text: str, role: str, names: Iterable[str], *, near: int, within: bool = False
) -> Role | None:
    """The role's words where they stand nearest to ``near`` and beside one of the names.

    ``within``: the words stand in the phrase at ``near``, which names its holder.
    """
    words = role.split()
    if not words or len(role) > _LONGEST or not _says_what(words):
        return None
    surnames = tuple(word for name in names for word in (name.split()[-1], name.split()[0]))
    best: tuple[int, int, int] | None = None
    for start, end in _places(text, words):
        if not (within or _beside(text, start, end, surnames)):
            continue
        far = abs(start - near)
        if best is None or far < best[0]:
            best = far, start, end
    if best is None:
        return None
    _, start, end = best
    return Role(article, start, end, text[start:end])


def _places(text: str, words: Sequence[str]) -> Iterable[tuple[int, int]]:
    joined = " ".join(words)
    pattern = re.compile(rf"(?<!\w){_BLANKS.join(map(re.escape, words))}(?!\w)")
    if joined not in text and len(words) == 1:
        return
    for n, match in enumerate(pattern.finditer(text)):
        if n == _MOST:
            return
        yield match.span()


def _beside(text: str, start: int, end: int, names: Sequence[str]) -> bool:
    """Whether one of the names stands right before or behind, with no sentence's end between."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    left = [m for m in _WORD.finditer(before) if _unowned(m.group()) in names]
    if left and not _STOPS.search(before, left[-1].end()):
        return True
    right = next((m for m in _WORD.finditer(behind) if _unowned(m.group()) in names), None)
    return right is not None and not _STOPS.search(behind, 0, right.start())


def _unowned(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def distinct(articles: Mapping[str, int]) -> list[str]:
    """Folded roles with how many articles give them, each once, the most frequent first.

    "President" is said by "US President" too, but "president" is not by "vice president".
    """
    counts = dict(articles)
    for short in sorted(articles, key=lambda role: (len(role.split()), role)):
        fuller = [r for r in counts if _says_too(r.split(), short.split())]
        if fuller:
            best = max(fuller, key=lambda role: (counts[role], len(role), role))
            counts[best] += counts.pop(short)
    return sorted(counts, key=lambda role: -counts[role])


def _says_too(full: list[str], short: list[str]) -> bool:
    rest = full[: -len(short)]
    if not rest:
        return False
    if full[full[0] in ("a", "an") :][: len(short) + 1] == [*short, "of"]:
        return True  # "president", "the president of the association"
    return full[-len(short) :] == short and QUALIFYING.isdisjoint(rest)


def _says_what(words: Sequence[str]) -> bool:
    """Whether the words say what someone is: they hold a title, or describe after an article.

    The reading of quotations now and then takes a piece of a name, of a relative clause or of the
    sentence for a role.
    """
    first, last = words[0].lower(), words[-1].lower()
    cut_off = len(last) == 1 or last in _OPEN_ENDS
    if cut_off or any(fold(w) in HONORIFICS - {"lord", "lady"} for w in words[1:]):
        return False
    if first in NO_ROLE - {"the"}:
        return False
    if _VERB.match(first) or (first.isalpha() and len(first) > 4 and words[0].isupper()):
        return False
    told = next((n for n, w in enumerate(words) if w.lower() in ("who", "whom", "which")), None)
    if not _FINITE.isdisjoint(map(str.lower, words[:told])):
        return False
    parts = (part for w in words for part in w.lower().strip(",.;").split("-"))
    if not TITLES.isdisjoint(parts) or (first in ("a", "an", "the") and len(words) > 1):
        return True
    return words[0].islower() and not {"of", "at", "for", "with"}.isdisjoint(words[1:3])
