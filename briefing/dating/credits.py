"""How an article closes: the credits after its last sentence, and where that sentence ends.

Knows the shapes of closing credits. Cuts a line only where the whole of it is a credit, and the
end of a line only behind a finished sentence, so that no words of the article are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from briefing.dating.agencies import BARE, named
from briefing.dating.byline import people_and_agencies

MOST_CREDITS = 8
"""Credits that may follow one another."""
REACH = 600
"""Characters of the end that are looked at, for each credit."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands after the last sentence."""

    end: int
    """Offset at which the article's own words end."""
    agencies: tuple[str, ...] = ()
    """Credited for the text: "(AFP)", "BLOOMBERG, XINHUA", "Source: Xinhua", "© AFP"."""
    helped: tuple[str, ...] = ()
    """Credited for a part: "The Associated Press contributed to this report"."""
    authors: tuple[str, ...] = ()
    """Named by "Reporting by …"."""


class _Credit(NamedTuple):
    """One credit that was cut: where it begins, and whom it names."""

    start: int
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()


def closing(text: str, start: int = 0) -> Closing:
    """What stands after the last sentence of ``text[start:]``.

    ``end`` is where the words end, trailing blanks apart, whether or not there are credits.

    >>> closing("It will grow in Europe. BLOOMBERG, XINHUA").agencies
    ('Bloomberg', 'Xinhua')
    """
    end = _trimmed(text, start, len(text))
    cut: list[_Credit] = []
    while len(cut) < MOST_CREDITS and (credit := _last_credit(text, start, end)):
        cut.insert(0, credit)
        end = _trimmed(text, start, credit.start)
    return Closing(
        end,
        agencies=_once(name for credit in cut for name in credit.agencies),
        helped=_once(name for credit in cut for name in credit.helped),
        authors=_once(name for credit in cut for name in credit.authors),
    )


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without blanks, and without a rule of dashes or underscores on the last line."""
    while end > start and text[end - 1].isspace():
        end -= 1
    line = text.rfind("\n", start, end) + 1
    if start < line < end <= line + 40 and not text[line:end].strip("_-–—*• "):
        end = line
        while end > start and text[end - 1].isspace():
            end -= 1
    return end


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repetition, in order."""
    return tuple(dict.fromkeys(names))


_LIST = rf"(?:{BARE})(?:\s?(?:[,/&+]|and|und|et)\s?(?:{BARE}))*"
_ROLE = (
    r"(?:(?:Additional\s)?[Rr]eporting|Writing|[Ee]diting|[Cc]ompiled|Translated|Edited|Reported|"
    r"With\sassistance|Redaktion|Bearbeitet|Bericht|Reportage|Édité)(?:\sand\s(?:writing|editing|reporting))?"
)
_INPUTS = r"(?:additional\ )?(?:inputs?|reporting|reports|material|files|information)"
_SOURCE = "(?:Sources?|Credits?|Quellen?|Fuentes?|Fonte|Via)"
_BY = "(?:by|from|von|de|par)"
_CREDIT = re.compile(
    rf"""\s*(?:[-–—_•*]+\s*)?
    (?: (?P<list> \(\s*{_LIST}\s*\)\.? | /{_LIST}/\.? | {_LIST}\.? )
      | \(?(?: [Ww]ith\ (?:{_INPUTS}\ (?:from|by)\ )?(?:the\ )?
                (?:(?:news\ |wire\ |other\ )?(?:agencies|agency|wires) | (?P<inputs>{_LIST}))
                (?:\ (?:inputs?|reports?))?
              | (?:[Aa]gencies|[Aa]gency|[Ww]ires)(?:\ inputs?)? )\)?\.?
      | \(?{_SOURCE}\s?:\s?(?P<source>[^\n.()]{{2,60}})\)?\.?
      | (?P<copyright> \(?(?:©|\([cC]\)\s|Copyright\b)[^\n]{{0,200}} )
      | \(?{_ROLE}\ {_BY}\ (?P<staff>[A-ZÀ-Þ][^\n]{{1,400}})
      | (?P<standards> Our\ Standards:\ The\ Thomson\ Reuters\ Trust\ Principles[^\n]{{0,40}} )
    )\s*""",
    re.VERBOSE,
)
# Where a credit may begin within a line: what follows must then match as a whole.
_BEGINS = re.compile(
    rf"(?<=[.!?…”\"’'»)\]])(?=\s*(?:[-–—(/©]|(?:{BARE}|[Ww]ith |Sources?|Credits?|Copyright|"
    rf"Our Standards|{_ROLE})\b))"
)
_FINISHED = re.compile(r"[.!?…][”\"’'»)\]]*$|[”\"»)]$")
_NEXT_ROLE = re.compile(rf"[;.]|\s(?={_ROLE}\b|Our Standards)")
_HELPED = re.compile(
    r"contributed (?:additional )?(?:reporting\b|to this (?:report|story|article|piece)\b)"
    r"|^\(?Contribut(?:ing|ors?): "
)
_SENTENCE_END = re.compile(r"[a-z0-9]{2}[.!?][”\"]?\s+(?=[A-Z—–(])")
_QUOTES = re.compile(r"[“”\"«»]")
_ANY = re.compile(rf"(?<![\w-])(?:{BARE})(?![\w-])")


def _last_credit(text: str, start: int, end: int) -> _Credit | None:
    """The last credit of ``text[start:end]``, if it ends with one."""
    line_start = max(text.rfind("\n", start, end) + 1, start)
    if end - line_start <= REACH:
        line = text[line_start:end]
        if (match := _CREDIT.fullmatch(line)) and (credit := _read(match, line_start)):
            return credit
        if helped := _HELPED.search(line):
            ends = [m.end() for m in _SENTENCE_END.finditer(line, 0, helped.start())]
            begins = ends[-1] if ends else 0
            if not _QUOTES.search(line, begins):
                return _Credit(line_start + begins, helped=_agencies_in(line[begins:]))
    offset = max(line_start, end - REACH)
    tail = text[offset:end]
    for begins in _BEGINS.finditer(tail):
        before = tail[: begins.start()].rstrip()
        if not _FINISHED.search(before):
            continue
        match = _CREDIT.fullmatch(tail, begins.start())
        if match and (credit := _read(match, offset + begins.start())):
            return credit
    return None


def _read(match: re.Match[str], start: int) -> _Credit | None:
    """Whom a credit names; None where its words may be something else."""
    if match["staff"]:
        reporting = re.search("(?i)report", match[0][: match.start("staff") - match.start()])
        who = _NEXT_ROLE.split(match["staff"])[0]
        return _Credit(start, authors=people_and_agencies(who)[0] if reporting else ())
    if match["source"]:
        agencies = named(match["source"])
        short = len(match["source"].split()) <= 4
        return _Credit(start, agencies) if agencies or short else None
    if match["copyright"]:
        return _Credit(start, _agencies_in(match["copyright"]))
    if match["standards"]:
        return _Credit(start, ("Reuters",))
    words = match["list"] or match["inputs"] or ""
    return _Credit(start, named(words.strip("()/. ")))


def _agencies_in(words: str) -> tuple[str, ...]:
    return _once(name for match in _ANY.finditer(words) for name in named(match[0]))
