"""How an article opens: its dateline, what stands above it, and where the lede begins.

Knows the shapes in which agencies and papers write place, day and credit before the first
sentence. Does not know the year of a day written without one (see ``resolve``) nor the article's
metadata. What it cannot tell from a sentence it leaves in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.dating.agencies import BARE, canonical, named
from briefing.dating.byline import byline, full_date, heading, sure
from briefing.dating.days import DAY, MONTHS, WEEKDAYS, alternatives, day_of
from briefing.dating.places import PLACES

MOST_LINES = 8
"""Lines above the dateline that may be bylines, notes, captions and headings."""
MOST_JUNK = 250
"""Characters before a dateline on its own line ("LONDON | Thu Jun 23, 2011 7:53 am BST LONDON…")."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the lede. ``lede`` is the offset of the lede's first word."""

    lede: int = 0
    place: str | None = None
    day: tuple[int | None, int, int] | None = None
    """(year or None, month, day) of the dateline."""
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
            break
        above.append((start, end))
        position = end
        if sure(line, title):
            certain = len(above)
    above = above[:certain]
    lede = _line(text, above[-1][1])[0] if above else 0
    if lede >= len(text):  # nothing but headings: all of it is the text
        return replace(_with_lines(text, above, Opening()), lede=0)
    return _with_lines(text, above, Opening(lede=lede))


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
        if not visible and (seen := full_date(line)):
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
_JOINT = r"(?:de|du|del|da|do|dos|di|of|la|el|al|am|an\ der|im)"
_NO_REGION = f"(?:{alternatives(m for m in MONTHS)})\\b|(?-i:{BARE})\\b"
_REGION = rf"(?:,\ ?(?!(?i:{_NO_REGION}))[A-Z][\w.'’\-]*(?:\ [A-Z][\w.'’\-]*){{0,2}})"
_CAPS = rf"[{_CAPITAL}](?:[{_CAPITAL}'’.]|-(?=[{_CAPITAL}]))*"
_CAPS_PLACE = rf"{_CAPS}(?:\ (?:{_JOINT}\ )?{_CAPS}){{0,3}}{_REGION}?"
_WORD = rf"[{_CAPITAL}](?:[\w'’]|-(?=\w))*\.?"
_WORD_PLACE = rf"{_WORD}(?:\ (?:{_JOINT}\ )?{_WORD}){{0,3}}{_REGION}?"
_AND_PLACE = r"\s?\\?/\s?"

_DATELINE = re.compile(
    rf"""
    (?:\[\s*)?
    (?: \((?P<first>[^()\n]{{2,40}})\)\s*-{{1,2}}\s*(?=[A-Z]) )?                # (ANSA) - ROMA, 07 DIC -
    (?: (?P<label>[Dd]ated?|[Pp]ublished|[Pp]osted|[Uu]pdated)\b\s*:?\s*(?=[\dA-Z]) )?  # date 2023-12-07
    (?: (?: (?P<caps>{_CAPS_PLACE}(?:{_AND_PLACE}{_CAPS_PLACE}){{0,3}})
          | (?P<mixed>{_WORD_PLACE}(?:{_AND_PLACE}{_WORD_PLACE}){{0,3}}) )
        (?: \s*[,;|\]]\s* | \.\s+ | \s+[-–]\s+(?=[\dA-Z]) | --(?=\s*\() | \s* )
    )?
    (?: (?P<open>\(\s*)?(?P<day>(?i:{DAY}))(?(open)\s*\))[,.;]?\s*
        (?:\d\d?[:.]\d\d\s*(?:[A-Z]{{2,4}})?[,.]?\s*)? )?
    (?: (?:\(\s*(?P<brackets>[^()\n]{{2,60}}?)\s*\) | /(?P<slashes>[\w\- ]{{2,30}})/ | (?P<bare>(?:{BARE})(?![\w-])) )
        (?P<after>\s*(?:[–—―_]|-{{1,3}})[\s\-–]* | \s*\.\s?-+\s* | \s*[:.]\s+ | \s+ | (?=[A-Z“"]))
      | (?P<dash>[–—―][-–]?\s* | (?<=\s)(?:-{{1,3}}|_)\s+ | --+\s*)
      | (?P<colon>:\s+)
      | (?P<closed>(?<=\])\s*)
    )
    """,
    re.VERBOSE,
)

# Words in capitals that open a line and are no place: bodies, then the labels of desks.
_NO_PLACE = frozenset(
    """NATO OPEC OPEC+ UNESCO UNICEF ASEAN BRICS NASA OSCE OECD UNHCR UNRWA COVID COVID-19 AIDS ISIS
    ISIL MAGA DACA SCOTUS POTUS FLOTUS NAFTA USMCA TTIP CETA GDPR AUKUS QUAD MERCOSUR FARC HAMAS
    HEZBOLLAH CHATGPT OPENAI TIKTOK NVIDIA ASML SWIFT BREXIT DEMOCRATS REPUBLICANS DEMOCRAT
    REPUBLICAN LIBERAL CONSERVATIVE TRUMP OBAMA BIDEN CLINTON PUTIN ZELENSKY ZELENSKIY MERKEL MACRON
    FILE UPDATE UPDATED ANALYSIS OPINION EXCLUSIVE BREAKING WATCH VIDEO LIVE CORRECTED CORRECTION
    REFILE FACTBOX INTERVIEW FEATURE FEATURES NEWS EDITORIAL EDITOR EDITORS COMMENT COMMENTARY
    COLUMN EXPLAINER EXPLAINED TIMELINE PHOTO PHOTOS NOTE MORE READ RELATED ADVERTISEMENT ALERT
    URGENT FLASH REVIEW PREVIEW PROFILE SPORT SPORTS BUSINESS WORLD POLITICS MARKETS OBITUARY LETTER
    LETTERS QUESTION ANSWER FACT FACTS CHECK CLAIM FALSE TRUE PODCAST LISTEN POLL POLLS QUIZ RECAP
    REPORT SPECIAL STORY SUMMARY TEASER TRANSCRIPT WARNING WINNERS LOSERS WHAT HIGHLIGHTS BRIEF
    BRIEFING BRIEFS PART CHAPTER SECTION STEP TODAY TONIGHT TOMORROW YESTERDAY GRAPHIC GRAPHICS
    INFOGRAPHIC SOURCE SOURCES DISCLAIMER DISCLOSURE LATEST PLUS BONUS TIPS RECIPE ADDS RECASTS
    REPEATS WRAPUP INSIGHT SCENE CLOSE OVERVIEW ABOVE BELOW SHOWS CHARTS CHART DEVELOPING LATE PLEASE
    ALSO ONLY JUST STILL SPOILER TRIGGER REPORTER ANCHOR HOST UNIDENTIFIED CORRESPONDENT""".split()
) | frozenset(name.upper() for name in (*WEEKDAYS, *MONTHS))  # fmt: skip
_FUNCTION = frozenset(
    """A AN AND ARE AS AT BE BUT BY DO DOES DON'T FOR FROM HAS HAVE HE HER HIS HOW I IF IN IS IT ITS
    NO NOT ON OR OUR SHE SO THAT THEN THEY THIS TO WAS WE WERE WHAT WHEN WHERE WHO WHY WILL WITH YES
    YOU YOUR""".split()
)
_NO_MIXED = frozenset(
    """a after although among an and as at before between but by during for from he her his if in
    into it its last late meanwhile next no not on one our over she since so some that the their
    there these they this those though through to two under until update updated we what when where
    while who with yet you""".split()
) | frozenset(WEEKDAYS) | frozenset(MONTHS)  # fmt: skip
_LEDE = re.compile(rf"[{_CAPITAL}0-9\"'“”„‘’«»‹$€£¥#@*\[(]")


def _dateline(text: str, start: int) -> Opening | None:
    """The dateline at ``start``, or None where the words there may be a sentence's own."""
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
        if not match["brackets"] or not _unknown_agency(credit, match["caps"], day):
            return None
        agencies = (" ".join(credit.split()),)
    if credit or first:
        is_one = _credited(match, place, day, known)
    else:
        is_one = _uncredited(match, text, lede, bool(day))
    if not is_one:
        return None
    return Opening(
        lede=lede,
        place=printed(place) if place else None,
        day=day,
        words=text[match.start() : match.end()].strip(" \t\n-–—―_:"),
        agencies=tuple(dict.fromkeys(first + agencies)),
    )


def _credited(match: re.Match[str], place: str | None, day: object, known: bool) -> bool:
    """Whether words that carry a credit are a dateline."""
    if match["mixed"] and (not (known or day) or _first(match["mixed"]) in _NO_MIXED):
        return False
    if place and canonical(place):  # "AP (Associated Press) – …"
        return False
    dashed = bool(match["dash"] or match["after"].strip())
    if match["bare"]:
        return dashed and match["after"].strip() not in (":", ".") and bool(place or day)
    # "(CNN)President Obama": without a dash, only an agency and a place that the tables know.
    return dashed or (known and bool(match["brackets"]) and (not place or _known_place(place)))


def _uncredited(match: re.Match[str], text: str, lede: int, day: bool) -> bool:
    """Whether place, perhaps a day, and a dash are a dateline without any credit."""
    caps, mixed = match["caps"], match["mixed"]
    place = caps or mixed
    if not place:
        return day and bool(match["label"])
    if _known_place(place):
        if match["closed"] or match["colon"]:
            return not _transcript(text, lede)
        return bool(caps or day or _spaced(match))
    if match["closed"] or match["colon"]:
        return False
    return _reads_as_place(caps) if caps else day and _first(place) not in _NO_MIXED


def _spaced(match: re.Match[str]) -> bool:
    """Whether the dash stands free: "Paris – The", not "Paris-based" or "Paris—a town"."""
    return match["dash"][-1:].isspace() and match.string[match.start("dash") - 1].isspace()


def _known_place(place: str) -> bool:
    return all(p.split(",")[0].strip().casefold() in PLACES for p in re.split(_AND_PLACE, place))


def _reads_as_place(caps: str) -> bool:
    """Whether capitals that neither a credit nor the table vouches for read as a place."""
    for part in re.split(_AND_PLACE, caps):
        town = part.split(",")[0].strip()
        words = [w.strip(".") for w in town.split()]
        if len(words) > 3 or not 4 <= len(town) <= 40 or re.match(r"(?:[A-Z]\.){2}", town):
            return False
        if words[0] in _NO_PLACE or "THE" in words[1:]:
            return False
        if any(w.replace("’", "'") in _FUNCTION for w in words):
            return False
    return True


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
_LATER = re.compile(
    rf"""(?<![A-Z/]) (?!(?:{_ZONES})\b)
    (?={_CAPS_PLACE}(?:{_AND_PLACE}{_CAPS_PLACE}){{0,3}} (?:,\ [^()\n]{{4,25}})?\ \((?:{BARE})\)\s?[-–—])""",
    re.VERBOSE,
)


def _later(text: str, start: int, end: int) -> Opening | None:
    """A strong dateline further along its line, with what stands before it as byline and date."""
    if not (match := _LATER.search(text, start, min(end, start + MOST_JUNK + 100))):
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


# --- places as they are printed -----------------------------------------------------------------

_SMALL = frozenset("de du del da do dos di of la el al am im der au aux les sur and the".split())


def printed(place: str) -> str:
    """A place without the capitals of a dateline.

    >>> printed("WASHINGTON/NEW DELHI"), printed("TOPEKA, Kan."), printed("PORT-AU-PRINCE")
    ('Washington/New Delhi', 'Topeka, Kan.', 'Port-au-Prince')
    """
    return "/".join(map(_printed, re.split(_AND_PLACE, place.strip())))


def _printed(place: str) -> str:
    town, comma, region = place.strip(" ,;").partition(",")
    if not comma and town.count(".") == 1:
        town = town.rstrip(".")  # "KYIV. Dec 7", not "WASHINGTON D.C."
    return _cased(town) + comma + (_cased(region) if len(region.strip(" .")) > 3 else region)


def _cased(words: str) -> str:
    if not words.isupper():
        return words
    return re.sub(
        r"[^\W\d_]+(?:['’][^\W\d_]+)?",
        lambda m: m[0].lower() if m.start() and m[0].lower() in _SMALL else _capitalised(m, words),
        words,
    )


def _capitalised(match: re.Match[str], words: str) -> str:
    word = match[0]
    if len(word) == 1 and words[match.end() : match.end() + 1] == ".":  # D.C.
        return word
    word = word[0] + word[1:].lower()
    word = re.sub(r"(?<=^.['’])\w(?=\w)", lambda m: m[0].upper(), word)  # N'Djamena
    return re.sub(r"^Mc\w", lambda m: "Mc" + m[0][2].upper(), word)  # McAllen
