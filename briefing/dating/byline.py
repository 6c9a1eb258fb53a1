"""The lines above a lede: bylines, visible dates, notes, captions, headings.

Knows what such a line looks like and what it says. Does not know where the lede is: ``dateline``
asks about each line in turn. A line that is not wholly understood says nothing.
"""

from __future__ import annotations

import re

from briefing.dating.agencies import BARE, canonical, named
from briefing.dating.days import DAY, MONTHS, WEEKDAYS, alternatives, day_of, valid

_NAME_WORD = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’\-]*\.?|de|da|del|della|der|den|di|dos|du|la|le|ten|van|von|bin|al|el|y)"
)
_NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’\-]*\.?(?: {_NAME_WORD}){{1,4}}")
_BY = re.compile(
    r"(?:(?:Written|Reported|Story|Text|Words) )?(?:By|by|BY|Von|Par|Por|Di)(?: [Bb]y)? (?=\S)"
)
_COMMA = re.compile(r"[,;|/(]\s*(?:and |et |und )?|\s[-–—•]+\s")
_AND = re.compile(r" (?:and|und|et|y|e|&) ")
_SHOUTED = re.compile(r"(?: [A-Z]{3,})+$")
_FROM = re.compile(r" (?:in|for|from|at) [A-Z][\w .'’\-]{1,40}$")
_ROLE = re.compile(
    r"(?:[\w.'’&\-]+ ){0,6}(?:Editor|Correspondent|Reporter|Writer|Staff|Producer|News|Press|"
    r"Bureau|Service|Post|Times|Today|Contributor|Columnist|Agency|Agencies|Team|Desk|Board|"
    r"Magazine|Chief|Author|Analyst|Photographer|Wire|Online|Digital|Radio|TV|Journal|Herald|"
    r"Tribune)s?",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:Staff|Editor(?:s|ial)?|Correspondents?|Reporters?|Wires?|Press|News|Bureau|Writers?|Agenc(?:y|ies)|"
    r"Team|Desk|Board|Service|Published|Updated|Today|Times|Post|Magazine|Group|AG|GmbH|Inc|Ltd|LLC|PLC|SA|SE)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\s*[-–—|•,(]*\s*(?:\b(?i:(?:{alternatives(WEEKDAYS)})\b[.,]?\s|(?:{alternatives(MONTHS)})\b\.?\s+\d)|\d"
    rf"|\b(?:Published|Updated|Posted|Last updated)\b).*$"
)


def byline(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(authors, agencies) of a line that begins with "By"; both empty for any other line.

    >>> byline("By Jane Roe and John de Vries, Reuters")
    (('Jane Roe', 'John de Vries'), ('Reuters',))
    >>> byline("By then, it was too late")
    ((), ())
    """
    start = _BY.match(line)
    if not start or len(line) > 200:
        return (), ()
    return people_and_agencies(_WHEN.sub("", line[start.end() :]))


def people_and_agencies(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(authors, agencies) of a list of names and roles; both empty if any part is neither."""
    words = words.strip(" .,;*)_-–—")
    if not words:
        return (), ()
    if found := named(words):
        return (), found
    people, agencies = [], []
    for number, chunk in enumerate(_COMMA.split(words)):
        chunk = chunk.strip(" .,;)")
        if not chunk or (_ROLE.fullmatch(chunk) and not canonical(chunk)):
            continue  # "Health and Science Editor"
        for part in _AND.split(chunk):
            part = _FROM.sub("", part.strip(" .,;)"))
            if not part.isupper():
                part = _SHOUTED.sub("", part)  # a dateline's place that follows on the same line
            if known := canonical(part):
                agencies.append(known)
            elif _NAME.fullmatch(part) and not _NO_PERSON.search(part):
                people.append(part.title() if part.isupper() else part)
            elif not number or not (part.isupper() or _ROLE.fullmatch(part)):
                return (), ()
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies))


_FULL_DATE = re.compile(rf"(?<![\w-])(?i:{DAY})", re.VERBOSE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = re.compile(r"(?<![\d/.])(\d\d?)([/.])(\d\d?)\2((?:19|20)\d\d)(?!\d)")


def full_date(line: str) -> tuple[tuple[int, int, int], str] | None:
    """((year, month, day), words) of the first full date of a line, else None.

    ``03/04/2024`` has two readings and is passed over; ``3.4.2024`` is a day first by custom.
    """
    if not _YEAR.search(line):
        return None
    for match in _FULL_DATE.finditer(line):
        found = day_of(match)
        if found and found[0] and valid(*found):
            return found, match[0]
    if match := _NUMERIC.search(line):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and month > 12:
            day, month = month, day
        elif match[2] == "/" and day <= 12 and day != month:
            return None
        if valid(year, month, day):
            return (year, month, day), match[0]
    return None


_NOTE = re.compile(
    r"\((?:Updates?|Adds?|Recasts?|Repeats?|Refiles?|Corrects?|Clarifies|Removes|This version)\b"
    r"[^()]{0,200}\)$"
)
_DATED = re.compile(
    r"(?:(?:Published|Updated|Posted|Last (?:modified|updated)|First published|Date)\b.{0,120}|"
    r"\d+ (?:years?|months?|weeks?|days?|hours?|minutes?) ago)$"
)
_FINISHED = re.compile(r"[a-z0-9”\"][.!?][”\"]?$")
_CAPTION = re.compile(
    r"\bFILE\b ?(?:PHOTO)?\s?[-–—:]|\bAP Photo|[Pp]hoto(?:s|graph)?(?: by)?:|\bFile [Pp]hoto\b|"
    r"Getty Images|\bREUTERS\s?/|\bBuzz60$|"
    rf"\((?:[^()]{{0,60}}/)?(?:{BARE}|EPA|Getty)(?:/[^()]{{0,40}})?\)$"
)


def dated(line: str) -> tuple[tuple[int, int, int], str] | None:
    """The full date of a line that is there to give it, as :func:`full_date` does; else None.

    A day in a caption or a heading is what the line is about.
    """
    bare = line.strip("*_# \t")
    seen = None if _CAPTION.search(bare) else full_date(bare)
    if not seen:
        return None
    rest = bare.replace(seen[1], "")
    alone = len(bare) < 60 and not re.search(r"[a-z]{2} [a-z]|[–—]\s", rest)
    return seen if alone or _DATED.match(bare) or any(byline(bare)) else None


def sure(line: str, title: str = "") -> bool:
    """Whether a line is surely no prose, even where no dateline follows it."""
    if len(line) > 200:
        return bool(title) and line.strip("*_# \t") == title.strip()
    bare = line.strip("*_# \t")
    if title and bare == title.strip():
        return True
    return bool(
        any(byline(bare)) or named(bare) or _NOTE.match(bare) or _DATED.match(bare) or dated(bare)
    )


def heading(line: str) -> bool:
    """Whether a line may stand between byline and dateline: a caption, or no finished sentence."""
    if len(line) > 200:
        return len(line) <= 600 and bool(_CAPTION.search(line))
    if _CAPTION.search(line):
        return True
    return not (len(line) > 160 or _FINISHED.search(line)) or sure(line)
