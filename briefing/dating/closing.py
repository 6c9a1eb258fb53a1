"""How an article closes: the credits after its last sentence, and where that sentence ends.

Knows the shapes of closing credits. Cuts a line only where the whole of it is a credit, and the
end of a line only behind a finished sentence, so that no words of the article are lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.dating.agencies import BARE, named
from briefing.dating.byline import people_and_agencies

MOST_CREDITS = 8
"""Credits that may follow one another."""
REACH = 600
"""Characters of the end that are looked at, for each credit."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands after the last sentence. ``end`` is the offset at which the article's words end."""

    end: int
    agencies: tuple[str, ...] = ()
    """Credited for the text: "(AFP)", "BLOOMBERG, XINHUA", "Source: Xinhua", "© AFP"."""
    helped: tuple[str, ...] = ()
    """Credited for a part: "The Associated Press contributed to this report"."""
    authors: tuple[str, ...] = ()
    """Named by "Reporting by …"."""


_LIST = rf"(?:{BARE})(?:\s?(?:[,/&+]|and|und|et)\s?(?:{BARE}))*"
_ROLE = (
    r"(?:Additional [Rr]eporting|[Rr]eporting|Writing|Editing|[Cc]ompiled|Translated|Edited|Reported|"
    r"Redaktion|Bearbeitet von|Bericht von|Reportage de|Édité par)(?: and (?:writing|editing|reporting))?"
)

_CREDIT = re.compile(
    rf"""(?P<lead>\s*(?:[-–—_•*]+\s*)?)
    (?: (?P<list>\(\s*{_LIST}\s*\)\.? | /{_LIST}/\.? | {_LIST}\.?)
      | (?P<inputs>\(?(?:[Ww]ith\ (?:(?:additional\ )?(?:inputs?|reporting|reports|material|files|information)\ (?:from|by)\ )?
            (?:the\ )?(?P<from>(?:news\ |wire\ |other\ )?(?:agenc(?:y|ies)|wires)|{_LIST})(?:\ (?:inputs?|reports?))?
          | (?:[Aa]genc(?:y|ies)|[Ww]ires))\s*(?:inputs?)?\)?\.?)
      | (?P<source>\(?(?:Sources?|Credits?|Quellen?|Fuentes?|Fonte|Via)\s?:\s?(?P<whose>[^\n.()]{{2,60}})\)?\.?)
      | (?P<copy>\(?(?:©|\([cC]\)\s|[Cc]opyright\b)[^\n]{{0,200}})
      | (?P<staff>\(?{_ROLE}\ (?:by|von|de|par)\ [A-ZÀ-Þ][^\n]{{1,400}})
      | (?P<standards>Our\ Standards:\ The\ Thomson\ Reuters\ Trust\ Principles[^\n]{{0,40}})
    )\s*$""",
    re.VERBOSE,
)
_REPORTED = re.compile(
    r"\(?(?:Additional )?[Rr]eport(?:ing|ed)(?: and (?:writing|editing))? by (?P<names>.+)"
)
_NEXT_ROLE = re.compile(rf"[;.]|\s(?={_ROLE}\b|Our Standards)")
_HELPED = re.compile(
    r"[—–\-•*_\s]*\(?(?P<who>[A-Z][^\n]{2,380}?)\s+(?:also )?contributed (?:reporting |additional reporting )?"
    r"(?:to|from|reporting)\b[^\n]{0,120}$|\(?(?:Contributing|Contributors?):\s*(?P<also>[^\n]{2,200})$"
)
_CONTRIBUTED_TO = re.compile(
    r"contributed (?:additional )?(?:reporting\b|(?:to|from) (?:this|the) (?:report|story|article|piece))"
)
_ENDED = re.compile(r"[.!?…][”\"’'»)\]]*$|[”\"»]$")
_STARTS = re.compile(
    rf"(?:(?<=[.!?…”\"’'»)\]])|(?<=\s))(?=\s*[-–—(/©]|\s*(?:{BARE}|[Ww]ith |Sources?|Credits?|Copyright|Our Standards|{_ROLE})\b)"
)


def closing(text: str, start: int = 0) -> Closing:
    """What stands after the last sentence of ``text[start:]``; without credits, the text's end.

    >>> closing("It will grow in Europe. BLOOMBERG, XINHUA").agencies
    ('Bloomberg', 'Xinhua')
    """
    end = len(text)
    agencies: list[str] = []
    helped: list[str] = []
    authors: list[str] = []
    for _ in range(MOST_CREDITS):
        end = _trimmed(text, start, end)
        cut = _last_credit(text, start, end)
        if cut is None:
            break
        end, credited, people, contributed = cut
        (helped if contributed else agencies)[:0] = credited
        authors[:0] = people
    if not (agencies or helped or authors) and end == len(text.rstrip()):
        end = len(text)
    return Closing(end, _once(agencies), _once(helped), _once(authors))


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without blanks and without a rule of dashes or underscores on a line of its own."""
    while end > start and text[end - 1].isspace():
        end -= 1
    line = text.rfind("\n", start, end) + 1
    if line > start and end - line < 40 and not text[line:end].strip("_-–—*• "):
        return _trimmed(text, start, line)
    return end


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _last_credit(text: str, start: int, end: int):
    """(new end, agencies, authors, whether they only helped) of the last credit, or None."""
    line_start = max(text.rfind("\n", start, end) + 1, start)
    if end - line_start <= REACH:
        line = text[line_start:end]
        if match := _CREDIT.fullmatch(line):
            if (found := _read(match)) is not None:
                return line_start, *found
        if len(line) <= 500 and _CONTRIBUTED_TO.search(line) or line.startswith("Contributing: "):
            if match := _HELPED.fullmatch(line):
                return line_start, _agencies_in(match["who"] or match["also"]), (), True
    from_ = max(line_start, end - REACH)
    tail = text[from_:end]
    for match in _STARTS.finditer(tail):
        at = match.start()
        before = tail[:at].rstrip() or text[line_start:from_]
        if not before or not _ENDED.search(before):
            continue
        credit = _CREDIT.fullmatch(tail, at)
        if credit and (found := _read(credit)) is not None:
            return from_ + len(tail[:at].rstrip()), *found
    return None


def _read(match: re.Match):
    """(agencies, authors, whether they only helped) of a credit; None where it is none."""
    if match["list"]:
        return named(match["list"].strip("()/. ")), (), False
    if match["inputs"]:
        return named((match["from"] or "")), (), False
    if match["source"]:
        found = named(match["whose"].strip())
        return (found, (), False) if found or len(match["whose"].split()) <= 4 else None
    if match["copy"]:
        return _agencies_in(match["copy"]), (), False
    if match["staff"]:
        who = _REPORTED.match(match["staff"])
        people, _ = people_and_agencies(_NEXT_ROLE.split(who["names"])[0]) if who else ((), ())
        return (), people, False
    return ("Reuters",), (), False


_ANY = re.compile(rf"(?<![\w-])(?:{BARE})(?![\w-])")


def _agencies_in(words: str) -> tuple[str, ...]:
    return _once([name for m in _ANY.finditer(words) for name in named(m[0])])
