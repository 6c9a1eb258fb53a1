"""Whose two figures are, as far as the texts say: sentences of two holders are never compared.

An event may hold reports that do not belong together, and reports made to one pattern ("came out
with quarterly earnings of $1.51 per share") differ in little but the name. So a pair of figures
must also agree in what it is about: by the names in the two sentences, by those in the two
headlines, and by the day or quarter that a headline says it reports.

Knows names by their capitals. Does not know that two names are of one thing ("Meta", "Facebook").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.figures.names import ALIASES, names
from briefing.figures.words import STOP, TOKEN
from briefing.model import Document, Sentence

_ACCORDING = re.compile(
    r"\b(?:according\sto|told|by|from|via)\s(?:the\s|a\s|an\s)?(?:[\w.’'-]+\s){0,2}$", re.I
)
_SAYS = re.compile(r"(?:['’]s\s\w+)?,?\s(?:\w+ly\s)?(?:said|says|told|reported\sthat)\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_ISSUE = re.compile(
    r"\b(?:(?P<quarter>Q[1-4]|[1-4]Q|(?:first|second|third|fourth)[\s-](?:fiscal[\s-])?quarter)"
    r"|(?P<half>H[12]|(?:first|second)[\s-]half)"
    r"|(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?P<day>[0-3]?\d)\b"
    r"|(?P<year>20[0-4]\d))\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


@dataclass(frozen=True, slots=True)
class About:
    """What a text names, and what its headline says that it is about."""

    named: frozenset[str]
    """Words of all names in the text and its headline, countries by key."""
    headline: frozenset[str]
    """Those of the headline; a word that the text writes small elsewhere is none."""
    issue: frozenset[str]
    """Quarters, halves, days and years in the headline: which instalment of a series it is."""


def about(document: Document) -> About:
    """What one report is about."""
    title, text = document.article.title or "", document.article.text
    return _about(title, text)


def about_all(sentences: Iterable[Sentence]) -> About:
    """The same of sentences whose headline is not at hand."""
    return _about("", "\n".join(sentence.text for sentence in sentences))


def _about(title: str, text: str) -> About:
    small = {w for w in TOKEN.findall(text) if w.islower()}
    body, head = _named(text), _named(title)
    told = frozenset(w for w in head if w in body and w.isalpha() and w.lower() not in small)
    return About(body | told, told, _issue(title))


def one_holder(one: Sentence, two: Sentence, first: About, second: About) -> bool:
    """Whether two sentences of two texts can be about one holder.

    No, if each names what the other's text never does; or if neither headline names anything the
    other's text does. Where the sentences themselves have no name in common ("the company"), the
    headlines must each be borne out by the other text.
    """
    if first.issue and second.issue and first.issue != second.issue:
        return False
    a, b = own(one), own(two)
    if _foreign(a, second.named) and _foreign(b, first.named):
        return False
    if not (first.headline and second.headline):
        return True
    borne = (not first.headline.isdisjoint(second.named)) + (
        not second.headline.isdisjoint(first.named)
    )
    return borne == 2 or (borne == 1 and any(x & y for x in a for y in b))


def own(sentence: Sentence) -> tuple[frozenset[str], ...]:
    """The names of a sentence, each as its words, without those it is only attributed to."""
    text = sentence.text
    return tuple(
        _words(text, key, start, end)
        for key, start, end in names(text)
        if not _ACCORDING.search(text, max(0, start - 40), start) and not _SAYS.match(text, end)
    )


def _foreign(called: Iterable[frozenset[str]], named: frozenset[str]) -> bool:
    """Whether a text lacks half or more of the words of some name."""
    return any(2 * len(words & named) <= len(words) for words in called)


def _named(text: str) -> frozenset[str]:
    return frozenset(w for found in names(text) for w in _words(text, *found))


def _words(text: str, key: str, start: int, end: int) -> frozenset[str]:
    """The words of one name: the key of a country, else all that are written with a capital."""
    if key in ALIASES:
        return frozenset((key,))
    words = (_POSSESSIVE.sub("", w) for w in text[start:end].split())
    kept = frozenset(w for w in words if w[:1].isupper() and len(w) > 1 and w.lower() not in STOP)
    return kept or frozenset((key,))


def _issue(title: str) -> frozenset[str]:
    found = set()
    for match in _ISSUE.finditer(title):
        said = match.group().lower()
        if match["quarter"]:
            number = re.search(r"[1-4]", said)
            found.add("Q" + (number.group() if number else _ORDINALS[re.split(r"[\s-]", said)[0]]))
        elif match["half"]:
            found.add(
                "H" + (said[1] if said[1].isdigit() else _ORDINALS[re.split(r"[\s-]", said)[0]])
            )
        elif match["month"]:
            found.add(f"{match['month'].lower()} {int(match['day'])}")
        else:
            found.add(said)
    return frozenset(found)
