"""Names in a sentence, so that a figure's holder can be told: the EU, China, Geely.

Knows capitals, and the adjectives and short forms of countries and blocs. A capital city does
not stand for its government here: "Beijing" is a place as often as it is a power.
"""

from __future__ import annotations

import re

from briefing.figures.words import STOP, listed

_COUNTRIES = """EU:European_Union,European,Europe,E.U.,bloc  US:United_States,U.S.,American,America
UK:United_Kingdom,U.K.,Britain,British  China:Chinese  Russia:Russian  Ukraine:Ukrainian
Germany:German  France:French  Italy:Italian  Spain:Spanish  Netherlands:Dutch  Poland:Polish
Hungary:Hungarian  Greece:Greek  Sweden:Swedish  Norway:Norwegian  Denmark:Danish
Finland:Finnish  Belgium:Belgian  Austria:Austrian  Switzerland:Swiss  Portugal:Portuguese
Ireland:Irish  Japan:Japanese  India:Indian  Pakistan:Pakistani  Iran:Iranian  Iraq:Iraqi
Israel:Israeli  Syria:Syrian  Turkey:Turkish  Egypt:Egyptian  Libya:Libyan  Mexico:Mexican
Canada:Canadian  Australia:Australian  Brazil:Brazilian  Cuba:Cuban  Venezuela:Venezuelan
Saudi:Saudi_Arabia  Palestine:Palestinian  Afghanistan:Afghan  Taiwan:Taiwanese  Vietnam:Vietnamese
NorthKorea:North_Korea,North_Korean  SouthKorea:South_Korea,South_Korean  Serbia:Serbian
Belarus:Belarusian  Georgia:Georgian  Thailand:Thai  Indonesia:Indonesian  Malaysia:Malaysian"""
ALIASES: dict[str, str] = {
    form.replace("_", " "): key
    for entry in _COUNTRIES.split()
    for key, _, forms in (entry.partition(":"),)
    for form in (key, *forms.split(","))
}
"""One key by each form of a country's name."""

_NAME = re.compile(
    r"\bbloc\b|\b(?:U\.S\.|U\.K\.|E\.U\.|[A-Z][\w’'&-]*(?:\s(?:of|de|van|von|der|bin|al)"
    r"(?=\s[A-Z])|\s[A-Z][\w’'&-]*){0,5})"
)
_DAYS = frozenset(
    listed(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
        "April May June July August September October November December Jan Feb Mar Apr Jun "
        "Jul Aug Sept Sep Oct Nov Dec Mr Mrs Ms Dr"
    )
)


def names(text: str) -> tuple[tuple[str, int, int], ...]:
    """(key, start, end) of each name; a lone opening word counts only if it is listed."""
    found: list[tuple[str, int, int]] = []
    for match in _NAME.finditer(text):
        opening = match.start() == 0 or text[match.start() - 1] in "“\"‘'("
        found += _keys(match.group(), match.start(), opening=opening)
    return tuple(found)


def _keys(written: str, start: int, *, opening: bool) -> list[tuple[str, int, int]]:
    """The names within a run of capitalised words: listed ones apart, the rest as one."""
    found, rest = [], []
    tokens = [(m.group(), m.start() + start, m.end() + start) for m in re.finditer(r"\S+", written)]
    n = 0
    while n < len(tokens):
        word, a, b = tokens[n]
        bare = re.sub(r"['’]s?$", "", word)
        if n + 1 < len(tokens):
            two = f"{bare} " + re.sub(r"['’]s?$", "", tokens[n + 1][0])
            if two in ALIASES:
                found.append((ALIASES[two], a, tokens[n + 1][2]))
                n += 2
                continue
        if bare in ALIASES:
            found.append((ALIASES[bare], a, b))
        elif (
            bare in _DAYS
            or bare.lower() in STOP
            or (opening and n == 0 and len(tokens) == 1 and not (bare.isupper() and len(bare) > 1))
        ):
            pass
        elif bare[0].isupper():
            rest.append((bare, a, b))
        n += 1
    if rest:
        found.append((rest[-1][0], rest[0][1], rest[-1][2]))
    return found
