"""Where a source says what someone is: the words of a role, verbatim, beside a name.

Knows one article at a time. A role that does not stand near a name of its holder is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.actors.words import DAYS, HONORIFICS, MEDIA, NO_ROLE, QUALIFYING, TITLES, fold
from briefing.model import Role

_NEAR = 30
"""Characters between a role and the name it belongs to, at most."""
_NAME = r"([^\W\d_][\w’'-]*)"
_FOLLOWING = re.compile(
    rf",?\s+(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Dame|Prof|Gen|Ayatollah|Sheikh)\.?\s+)?{_NAME}"
)
_ANOTHER = re.compile(r"\s+[A-Z][\w’'-]*\s+[A-Z]")
_APPOSED = re.compile(rf"{_NAME}\s*(?:\([^()]*\)\s*)?,\s+(?:(?:an?|the|who is)\s+)?$")
_LINE = 600
"""Characters before and behind a role in which its line is looked at."""
_ENDS = tuple(".!?…”\"’'):")
_CAPITALS = 1.2
"""Twice the part of a line's longer words from which it is a headline."""
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
_OPENERS = frozenset(
    ("its", "his", "her", "their", "our", "my", "this", "these", "credit", "often", "also",
     "once", "widely", "long", "best", "seen")
)  # fmt: skip
"""They open no role that a page could print: "its chairwoman", "often cited as a candidate"."""
_OFFICES = frozenset(
    ("president", "premier", "chancellor", "senator", "king", "queen", "pope", "ambassador",
     "economist", "analyst", "author", "lawyer", "attorney", "professor", "journalist",
     "historian", "commissioner", "rapporteur")
)  # fmt: skip
"""Those that say something by themselves: "chief" or "member" do not."""
_BLANKS = r"\s+"


def find_role(
    article: str, text: str, role: str, names: Iterable[str], *, near: int
) -> Role | None:
    """The role's words where they stand nearest to ``near`` and beside one of the names, in a
    sentence of the report's own: headlines, captions and lines of links are passed over."""
    words = role.split()
    if not words or len(role) > _LONGEST or not _says_what(words):
        return None
    own = frozenset(w for name in names for w in map(_unowned, name.split()) if w[:1].isupper())
    best: tuple[int, int, int] | None = None
    for start, end in _places(text, words):
        if not (_beside(text, start, end, own) and _told(text, start, end)):
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
    pattern = re.compile(rf"(?<![\w-]){_BLANKS.join(map(re.escape, words))}(?![\w-])")
    if joined not in text and len(words) == 1:
        return
    for n, match in enumerate(pattern.finditer(text)):
        if n == _MOST:
            return
        yield match.span()


def _beside(text: str, start: int, end: int, names: frozenset[str]) -> bool:
    """Whether one of the names follows the role, or the role stands in apposition to it."""
    following = _FOLLOWING.match(text, end)
    if following and _unowned(following.group(1)) in names:
        return True
    if _ANOTHER.match(text, end):
        return False  # "Anna Holm, President Jan Weber and …"
    before = _APPOSED.search(text, max(0, start - _NEAR), start)
    return before is not None and _unowned(before.group(1)) in names


def _told(text: str, start: int, end: int) -> bool:
    """Whether the line that holds a role ends like a sentence and is not written in capitals."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    last = text.find("\n", end, end + _LINE)
    line = text[first : last if last >= 0 else end + _LINE].rstrip()
    if (last >= 0 or len(text) <= end + _LINE) and not line.endswith(_ENDS):
        return False
    words = [w for w in _WORD.findall(line) if len(w) > 3]
    return 2 * sum(w[0].isupper() for w in words) < max(len(words), 1) * _CAPITALS


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
    if not DAYS.isdisjoint(w.lower().strip(",.") for w in words):
        return False
    cut_off = len(last) == 1 or last in _OPEN_ENDS
    if cut_off or any(fold(w) in HONORIFICS - {"lord", "lady"} for w in words[1:]):
        return False
    if first in NO_ROLE - {"the"} or first in _OPENERS or fold(words[0]) in MEDIA:
        return False
    if len(words) == 1 and not words[0].isupper() and last not in _OFFICES:
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
