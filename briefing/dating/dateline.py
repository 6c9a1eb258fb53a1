"""How an article opens: its dateline, what stands above it, and where the lede begins.

Knows the shapes in which agencies and papers write place, day and credit before the first
sentence. Does not know the year of a day written without one (see ``resolve``) nor the article's
metadata. What it cannot tell from a sentence it leaves in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.dating.agencies import BARE, canonical, named
from briefing.dating.byline import byline, dated, full_date, heading, sure
from briefing.dating.days import DAY, MONTHS, WEEKDAYS, alternatives, day_of, listed, weekday_of
from briefing.dating.places import BETWEEN, known_place, printed, reads_as_place

MOST_LINES = 8
"""Lines above the dateline that may be bylines, notes, captions and headings."""
MOST_JUNK = 250
"""Characters before a dateline on its own line ("LONDON | Thu Jun 23, 2011 7:53 am LONDON…")."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the lede. ``lede`` is the offset of the lede's first word."""

    lede: int = 0
    place: str | None = None
    day: tuple[int | None, int, int] | None = None
    """(year or None, month, day) of the dateline."""
    weekday: int | None = None
    """The weekday that the dateline names, Monday 0."""
    words: str = ""
    """The dateline as written."""
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    visible: tuple[int, int, int] | None = None
    """(year, month, day) of a full date in the lines above the dateline."""
    visible_words: str = ""


def opening(text: str, title: str = "") -> Opening:
    """What stands before the lede of ``text``: at most the first eight lines are looked at.

    Lines that are the title, bylines, notes in brackets, dates or bare credits are passed over, so
    that the lede found is the first sentence. Without any of these the result is ``Opening()``.
    """
    above: list[tuple[int, int]] = []
    further = Opening()
    certain = 0  # how many of these lines are surely no prose
    position = 0
    for _ in range(MOST_LINES):
        start, end = _line(text, position)
        if start == end:
            break
        if found := _dateline(text, start) or _later(text, start, end):
            return _with_lines(text, above, found)
        line = text[start:end]
        if not heading(line):
            further = _below(text, end)
            break
        above.append((start, end))
        position = end
        if sure(line, title):
            certain = len(above)
    above = above[:certain]
    lede = _line(text, above[-1][1])[0] if above else 0
    if lede >= len(text):  # nothing but headings: all of it is the text
        lede = 0
    return _with_lines(text, above, replace(further, lede=lede))


def _below(text: str, position: int) -> Opening:
    """An agency's dateline below a first sentence ("Read this in Arabic."); cuts nothing."""
    for _ in range(2):
        start, end = _line(text, position)
        if start - position > 20 or start > 800:
            break
        found = _dateline(text, start)
        if found and found.agencies:
            return found
        position = end
    return Opening()


def _line(text: str, position: int) -> tuple[int, int]:
    """Span of the first line at or after a position that is not blank."""
    start = position
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _with_lines(text: str, lines: list[tuple[int, int]], found: Opening) -> Opening:
    """The opening with what the lines above it say: authors, agencies, a full date."""
    authors, agencies = list(found.authors), list(found.agencies)
    visible, words = found.visible, found.visible_words
    for start, end in lines:
        line = text[start:end].strip("*_# \t")
        people, credits = byline(line)
        authors += people
        agencies += credits or named(line)
        if not visible and (seen := dated(line)):
            visible, words = seen
    return replace(
        found,
        agencies=tuple(dict.fromkeys(agencies)),
        authors=tuple(dict.fromkeys(authors)),
        visible=visible,
        visible_words=words,
    )


# --- the dateline -------------------------------------------------------------------------------

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_JOINT = r"(?:de|du|del|da|do|dos|di|of|la|el|al|am|an[ \u00a0]der|im)"
_NO_REGION = f"(?:{alternatives([*MONTHS, *WEEKDAYS])})\\b|(?-i:{BARE})\\b"
_REGION = rf"(?:,[ \u00a0]?(?!(?i:{_NO_REGION}))[A-Z][\w.'’\-]*(?:[ \u00a0][A-Z][\w.'’\-]*){{0,2}})"
_CAPS = rf"[{_CAPITAL}](?:[{_CAPITAL}'’.]|-(?=[{_CAPITAL}]))*"
_CAPS_PLACE = rf"{_CAPS}(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_CAPS}){{0,3}}{_REGION}?"
_WORD = rf"[{_CAPITAL}](?:[\w'’]|-(?=\w))*\.?"
_WORD_PLACE = rf"{_WORD}(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_WORD}){{0,3}}{_REGION}?"

_DATELINE = re.compile(
    rf"""
    (?:\[\s*)?
    (?: \((?P<first>[^()\n]{{2,40}})\)\s*-{{1,2}}\s*(?=[A-Z]) )?  # (ANSA) - ROMA, 07 DIC -
    (?: (?P<label>[Dd]ated?|[Pp]ublished|[Pp]osted|[Uu]pdated)\b\s*:?\s*(?=[\dA-Z]) )?
    (?: (?: (?P<caps>{_CAPS_PLACE}(?:{BETWEEN}{_CAPS_PLACE}){{0,3}})
          | (?P<mixed>{_WORD_PLACE}(?:{BETWEEN}{_WORD_PLACE}){{0,3}}) )
        (?: \s*[,;|\]]\s* | \.\s+ | \s+[-–]\s+(?=[\dA-Z]) | --(?=\s*\() | \s* )
    )?
    (?: (?P<open>\(\s*)?(?P<day>(?i:{DAY}))(?(open)\s*\))[,.;]?\s*
        (?:\d\d?[:.]\d\d\s*(?:[A-Z]{{2,4}})?[,.]?\s*)? )?
    (?: (?: \(\s*(?P<brackets>[^()\n]{{2,60}}?)\s*\) | /(?P<slashes>[\w\- ]{{2,30}})/
          | (?P<bare>(?:{BARE})(?![\w-])) )
        (?P<after>\s*(?:[–—―_]|-{{1,3}})[\s\-–]* | \s*\.\s?-+\s* | \s*[:.]\s+ | \s+ | (?=[A-Z“"]))
      | (?P<dash>[–—―][-–]?\s* | (?<=\s)(?:-{{1,3}}|_)\s+ | --+\s*)
      | (?P<colon>:\s+)
      | (?P<closed>(?<=\])\s*)
    )
    """,
    re.VERBOSE,
)

_NO_MIXED = frozenset(
    listed("""
    a after although among an and as at before between but by during for from he her his if in
    into it its last late meanwhile next no not on one our over she since so some that the their
    there these they this those though through to two under until update updated we what when
    where while who with yet you
    """)
) | {*WEEKDAYS, *MONTHS}
# "EDGAR HERNANDEZ - FIRST CONFIRMED CASE" is a heading, "Venice, August 29 - September 8" a span.
_GOES_ON = re.compile(rf"[A-Z]{{4,}} [A-Z]{{4,}}|(?:\d\d? )?(?i:{alternatives(MONTHS)})\b\.? \d")
_MARK = re.compile(r"[–—―:/(\]]|\s[-_]|--|[.]-")
_LEDE = re.compile(rf"[{_CAPITAL}0-9\"'“”„‘’«»‹$€£¥#@*\[(]")


def _dateline(text: str, start: int) -> Opening | None:
    """The dateline at ``start``, or None where the words there may be a sentence's own."""
    if not _MARK.search(text, start, start + 120):  # most ledes: spare them the slow look
        return None
    match = _DATELINE.match(text, start, start + 300)
    if not match:
        return None
    place = match["caps"] or match["mixed"]
    credit = match["brackets"] or match["slashes"] or match["bare"]
    first, agencies = named(match["first"] or ""), named(credit or "")
    day = day_of(match) if match["day"] else None
    if (match["day"] and not day) or (match["first"] and not first):
        return None
    lede = _line(text, match.end())[0]
    known = bool(first or agencies)
    if not known and lede < len(text) and not _LEDE.match(text, lede):
        return None  # "NATO (founded 1949) – the alliance": the sentence goes on
    if credit and not agencies:
        if not match["brackets"] or not re.search("[-–—―_]", match["after"]):
            return None
        if not _unknown_agency(credit, match["caps"], day):
            return None
        agencies = (" ".join(credit.split()),)
    if credit or first:
        is_one = _credited(match, place, lede, day, known)
    else:
        is_one = _uncredited(match, text, lede, bool(day))
    if not is_one:
        return None
    return Opening(
        lede=lede,
        place=printed(place) if place else None,
        day=day,
        weekday=weekday_of(match) if day else None,
        words=text[match.start() : match.end()].strip(" \t\n-–—―_:"),
        agencies=tuple(dict.fromkeys(first + agencies)),
    )


def _credited(match: re.Match[str], place: str | None, lede: int, day: object, known: bool) -> bool:
    """Whether words that carry a credit are a dateline."""
    if match["mixed"] and (not (known or day) or _first(match["mixed"]) in _NO_MIXED):
        return False
    if place and canonical(place):  # "AP (Associated Press) – …"
        return False
    dashed = bool(match["dash"] or match["after"].strip())
    if match["bare"]:
        return dashed and match["after"].strip() not in (":", ".") and bool(place or day)
    # "Ames, Iowa (CNN)Hillary Clinton": without a dash, only for an agency that the table knows.
    return dashed or (known and bool(match["brackets"]) and bool(_LEDE.match(match.string, lede)))


def _uncredited(match: re.Match[str], text: str, lede: int, day: bool) -> bool:
    """Whether place, perhaps a day, and a dash are a dateline without any credit."""
    caps = match["caps"]
    place = caps or match["mixed"]
    if _GOES_ON.match(text, lede):
        return False
    if not place:
        return day and bool(match["label"])
    if known_place(place):
        if match["closed"] or match["colon"]:
            # "NEW YORK, NY - APRIL 16: The actor attends…" is a caption, "Paris: A guide" a title.
            short = not caps and text.find("\n", lede, lede + 100) >= 0
            return not (day or short or _transcript(text, lede))
        return bool(caps or day or _spaced(match))
    if match["closed"] or match["colon"]:
        return False
    return reads_as_place(caps) if caps else day and _first(place) not in _NO_MIXED


def _spaced(match: re.Match[str]) -> bool:
    """Whether the dash stands free: "Paris – The", not "Paris-based" or "Paris—a town"."""
    return match["dash"][-1:].isspace() and match.string[match.start("dash") - 1].isspace()


def _first(words: str) -> str:
    return words.split()[0].strip(".,").lower()


def _unknown_agency(credit: str, caps: str | None, day: object) -> bool:
    """Whether words in brackets that the table lacks read as the name of an agency."""
    words = credit.split()
    if not (caps or day) or len(words) > 4 or re.search(r"\d", credit):
        return False
    if not all(w[0].isupper() or w in ("of", "and", "the", "&", "/") for w in words):
        return False
    initials = "".join(w[0] for w in words if w[0].isupper())
    # "NATO (North Atlantic Treaty Organization)" explains letters; "FRANK UNDERWOOD (D)" a party.
    return len(credit) > 2 and (not caps or re.sub(r"\W", "", caps) != initials)


def _transcript(text: str, lede: int) -> bool:
    """Whether more lines begin with capitals and a colon, as speakers do."""
    return bool(re.search(r"^[A-Z][A-Z .,'\-]{2,40}:\s", text[lede : lede + 3000], re.MULTILINE))


_ZONES = "EDT|EST|BST|GMT|UTC|CET|CEST|PDT|PST|CDT|CST|MDT|MST|IST|ET|PT|JST|SGT|HKT|AM|PM"
_CREDIT = re.compile(rf"\((?:{BARE})\)")  # a quick look before the slow one
_LATER = re.compile(
    rf"""(?<![A-Z/]) (?!(?:{_ZONES})\b)
    (?= {_CAPS_PLACE}(?:{BETWEEN}{_CAPS_PLACE}){{0,3}}
        (?:,\ [^()\n]{{4,25}})?\ \((?:{BARE})\)\s?[-–—])""",
    re.VERBOSE,
)


def _later(text: str, start: int, end: int) -> Opening | None:
    """A strong dateline further along its line, with what stands before it as byline and date."""
    end = min(end, start + MOST_JUNK + 100)
    if not _CREDIT.search(text, start, end) or not (match := _LATER.search(text, start, end)):
        return None
    before = text[start : match.start()]
    if len(before) > MOST_JUNK or re.search(r"[a-z]{2}[.!?]\s", before):
        return None  # a sentence: not ours to drop
    found = _dateline(text, match.start())
    if not found:
        return None
    seen = full_date(before)
    who = before.split("|")[0].strip()
    place = text[match.start() :].split(" (")[0]
    people, agencies = byline(who.removesuffix(place.split(", ")[0]).removesuffix(place))
    return replace(
        found,
        agencies=tuple(dict.fromkeys(agencies + found.agencies)),
        authors=people,
        visible=seen[0] if seen else None,
        visible_words=seen[1] if seen else "",
    )
