"""Definite nouns that a sentence does not explain: *the gun*, *the new law*, *the camp*.

A noun with *the* is known to the reader because everybody knows it (*the world*), because the
sentence says which one (*the law that…*, *the ministers of both countries*), because it has spoken
of it (*a ship … the ship*) or of whose it is (*Chile … the country*). Otherwise it was introduced
by an earlier sentence (Hawkins 1978, "Definiteness and indefiniteness"; the same four kinds).

Knows no grammar: where a noun ends is told by the words that follow it.
"""

from __future__ import annotations

import re

_FOLLOWS = frozenset(
    """to of that which who whose whom where when for between against over about into behind
    under among inside outside around across toward towards like per""".split()  # noqa: SIM905
)
"""What follows a noun and says which one is meant."""
_PLACING = frozenset("in at on near from by with".split())  # noqa: SIM905
"""These do so before a name or another *the*: *the camp in Gaza*, not *the outbreak in a bid…*"""
_STOPS = frozenset(
    """a an the and or but nor so yet if because while whereas although though since until
    unless before after during through without within amid despite beyond except plus via
    upon off out up down away back again also too then now not never only just even still
    already soon once later ago last this these those next more less there here is are was
    were be been being am has have had having do does did will would can could may might
    must shall should cannot won't isn't he she it they we you i him her them us his its
    their our your my himself herself itself themselves each both all some any many most
    much few several other one as than says said say told tells came come comes went goes
    gone got gets made makes took takes taken gave gives given led leads left kept keeps
    held holds met won lost fell falls rose rises grew hit hits put puts set sets cut cuts
    began begins broke ran runs saw sees seen sent stood stands brought found shut shot
    spoke wrote read struck thought knew known became become becomes fought caught seems
    appears remains shows means needs wants hopes plans expects includes faces works lies
    argues claims adds notes believes thinks insists suggests warns calls seeks aims asks
    reveals helps contends alleges requires allows prohibits bans offers follows marks
    reflects represents covers applies affects brings turns starts continues looks raises
    agrees denies finds tries uses feels knows provides supports opposes allow require want
    lay flew drew threw chose drove rode sank swept sold bought taught felt slept spent wore
    bore shook consists slid stems relies depends rests belongs amounts sought fed fled bent
    dealt dug hung hid beat built burst arose need show mean include reflect represent
    remain appear seem argue claim believe what how why whether""".split()  # noqa: SIM905
)
"""Words that no longer belong to the noun phrase."""
_KNOWN = frozenset(
    """world globe earth planet sun moon sky sea ocean air ground land internet web media press
    public police military army navy government economy environment hospital climate
    universe future past present end start beginning middle rest top bottom front back
    morning afternoon evening night weekend day days week weeks month months year years
    decade decades century summer winter spring autumn fall season quarter half time times
    moment hour minute euro dollar yuan pound yen ruble rouble market markets streets street
    left right north south east west northeast northwest southeast southwest coast poor rich
    elderly sick homeless unemployed young old truth matter fact point way idea need
    pandemic coronavirus table rise helm run brink record scenes verge meantime wake road
    lead line spotlight stage fray phone radio television telephone horizon trigger board
    bench floor ballot polls stake sidelines odds clock money presidency people electorate
    judiciary constitution flag community sector majority minority opposition leadership
    establishment mainstream average quo industry subject core cold heart hearts""".split()  # noqa: SIM905
)
"""Heads of phrases that need no telling which one."""
_OF_SOMEBODY = frozenset(
    """country nation state region capital kingdom republic territory administration parliament
    legislature cabinet company firm group bank airline manufacturer maker giant party
    campaign union bloc alliance club university organization organisation population border
    regime two three four pair duo couple""".split()  # noqa: SIM905
)
"""Heads that a name earlier in the sentence explains: *Chile … the country*."""
_PLACES = frozenset(
    "city town village island province district county".split()  # noqa: SIM905
)
"""Heads that a place named earlier explains, which stands after a preposition or has something:
*Robert Pitman … the town* is no place."""
_NOT_TO = _OF_SOMEBODY | _PLACES | {"president", "election", "elections"}
"""*To* after these opens the next part: *waiting until after the election to strike a deal*."""
_TELLING = frozenset(
    """international global world national nuclear coronavirus foreign stock private public
    middle upper lower western eastern northern southern central far-right far-left ruling
    general human real mass mainstream labor labour bond gold housing""".split()  # noqa: SIM905
)
"""What stands before nouns of which there is one, as a rule: *the global economy*."""
_ENOUGH = 3
"""Words before a noun that mostly say which one is meant: *the sexual harassment case*."""
_WEAK = frozenset(
    """new first second third last latest other previous earlier following entire whole final
    joint original proposed alleged current main recent early late said very same key own""".split()  # noqa: SIM905
)
"""Words that never do."""
_ENDINGS = ("ed", "ly", "n’t", "n't")
_ORDINALS = frozenset(("first", "second", "third", "last", "next"))
_OUTSTANDING = re.compile(
    r"(?:most|least|best|worst|only|more|less|same|few|many"
    r"|(?!request|protest|interest|arrest|contest|test|guest|forest|harvest|quest|conquest|chest"
    r"|priest|unrest)\w+est)$"
)
_ONE_OF_TWO = re.compile(r"\b(?:one|each|either|two|hand)\b", re.IGNORECASE)
"""What *the other* answers to."""
_DEFINITE = re.compile(
    r"\b[Tt]he (?:(?!(?:1[89]|20)\d\d )[€$£]?\d[\d.,]*(?:%|bn|m)?[ -])?"
    r"(?=((?:[a-z][\w’'-]* ?){1,6})([^a-z]?)(\w*))"
)
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Twitter|Facebook|Instagram|YouTube|Capitol"
)
_TITLE = re.compile(
    r"\b[Tt]he (?:Act|Agreement|Bill|Company|Deal|Directive|Order|Pact|Plan|Program|Programme"
    r"|Project|Regulation|Report|Rule|Rules|Treaty)\b(?! (?:of|on|for)\b| [A-Z])"
)
_NAME = re.compile(rf"(?<!^)\b(?!{_NO_PLACE.pattern})[A-Z]\w")
"""After the first word, whose capital tells nothing."""
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Oo]n|[Aa]cross|[Aa]round|hit|struck) "
    r"(?:the )?[A-Z]"
    r"|\w[’']s "
)
_LEAST_STEM = 3


def unexplained(text: str, *, known: str = "") -> bool:
    """Whether a sentence, its quotations taken out, has a definite noun that nothing explains.

    ``known`` is what its reader has read before it; a noun that it speaks of is explained.
    """
    if _TITLE.search(text):
        return True
    for match in _DEFINITE.finditer(text):
        phrase, anchored = _phrase(match)
        if not phrase or anchored or (known and _spoken_of(phrase, known)):
            continue
        if not _explained(phrase, text[: match.start()]):
            return True
    return False


def opens_with_known(text: str, known: str) -> bool:
    """Whether ``known`` speaks of the first noun with *the* in the text."""
    match = _DEFINITE.search(text)
    phrase = _phrase(match)[0] if match else []
    return bool(phrase) and _spoken_of(phrase, known)


def _phrase(match: re.Match[str]) -> tuple[list[str], bool]:
    """The words of the noun phrase after *the*, and whether what follows says which one."""
    run = match.group(1).split()
    for place, word in enumerate(run):
        if word == "to" and place + 1 == len(run) and match.group(2).isdigit():
            return run[:place], False
        if word == "to" and place and run[place - 1] in _NOT_TO:
            return run[:place], False
        if word in _FOLLOWS or (place and word.endswith("ing")):
            return run[:place], True
        if word in _PLACING:
            if place + 1 < len(run):
                return run[:place], run[place + 1] == "the"
            return run[:place], _named(match)
        if place and (word in _STOPS or word in _ORDINALS or word.endswith(_ENDINGS)):
            return run[:place], False
        if word.endswith(("’", "'", "’s", "'s")):
            return run[: place + 1], False
    return run, _named(match)


def _named(match: re.Match[str]) -> bool:
    """Whether a name stands right after the words matched."""
    following = match.group(2) + match.group(3)
    return (
        match.group(1).endswith(" ") and following[:1].isupper() and not _NO_PLACE.match(following)
    )


def _explained(phrase: list[str], before: str) -> bool:
    head = _head(phrase)
    if phrase[0] == "other":
        return bool(_ONE_OF_TWO.search(before)) or head in ("other", "hand", "side", "way")
    if _OUTSTANDING.match(phrase[0]) or head in _KNOWN:
        return True
    own = [word for word in phrase[:-1] if word not in _WEAK]
    if len(own) >= _ENOUGH or any(word in _TELLING for word in own):
        return True
    if head in _OF_SOMEBODY and _NAME.search(before):
        return True
    if head in _PLACES and _PLACE.search(before):
        return True
    return _spoken_of(phrase, before)


def _spoken_of(phrase: list[str], text: str) -> bool:
    """Whether a text has the head of the phrase, in the singular or the plural."""
    stem = _head(phrase).removesuffix("s")
    return len(stem) >= _LEAST_STEM and any(
        word.startswith(stem) and len(word) <= len(stem) + 2 for word in text.lower().split()
    )


def _head(phrase: list[str]) -> str:
    return phrase[-1].removesuffix("’s").removesuffix("'s").rstrip("’'-")
