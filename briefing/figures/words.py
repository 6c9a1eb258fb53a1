"""Words around a figure: a light stemmer, and small tables of what figures measure.

Knows English word forms as far as two reports of one figure need them matched. Not a lemmatiser.
"""

from __future__ import annotations

import re
from functools import lru_cache

TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|[^\w\s]")


def listed(words: str) -> tuple[str, ...]:
    """The words of a table that is easier to read as a line of text."""
    return tuple(words.split())


STOP = frozenset(
    listed(
        "a an the this that these those its his her their our your my it he she they we you "
        "i who whom which what and or but nor so yet as if than then because while although "
        "though when where of in on at to by for from with without into onto over under "
        "about against between among through during before after since until within across "
        "per via up down out off not no n't more most less least some any each every all "
        "both few many much several other another such only just also even still already "
        "again very too is are was were be been being am has have had do does did will would "
        "can could may might shall should must said say says told tell according there here "
        "now today yesterday tomorrow last next year years month months week weeks day days "
        "time mr mrs ms dr percent per cent about around roughly nearly almost least total s "
        "t one two three four five six seven eight nine ten million billion trillion hundred "
        "thousand dozen dozens"
    )
)
"""Words that say nothing of what a figure measures."""

GENERIC = frozenset(listed("people person others men women life live individual case"))
"""Heads that any casualty may be counted as."""

MEASURABLE = frozenset(
    listed(
        "deficit surplus trade export import budget cost price debt aid sale revenue profit "
        "loss income wage salary fine penalty tax tariff duty levy spending fund funding "
        "funds financing loan bailout investment value worth turnover gdp economy output "
        "growth inflation unemployment rate share stake package deal bill plan program "
        "programme contract grant subsidy donation fee bond settlement damages reward ransom "
        "bid offer market valuation reserve quota cap ceiling limit target goal majority "
        "turnout support approval disapproval lead vote margin production consumption demand "
        "supply capacity emission cut increase rise drop decline fall reduction gain yield "
        "interest payment bonus fundraising haul war wall stimulus relief assistance toll "
        "population membership attendance temperature speed magnitude depth length width "
        "height weight distance area size shortfall gap backlog workforce payroll layoff "
        "savings earnings dividend proposal request project purchase order assets holdings"
    )
)
"""Nouns, stemmed, that an amount or a percentage is said to be of."""

CASUALTIES: dict[str, str] = {
    **dict.fromkeys(listed("kill dead die died death fatality toll slain perish massacre"), "dead"),
    **dict.fromkeys(listed("injur wound hurt injury casualty"), "injured"),
    **dict.fromkeys(listed("missing unaccounted"), "missing"),
    **dict.fromkeys(listed("arrest detain detention"), "arrested"),
    **dict.fromkeys(listed("evacuat displac"), "displaced"),
    **dict.fromkeys(listed("infect"), "infected"),
}  # fmt: skip
"""What befell the people counted, by stem."""

_IRREGULAR = {
    "people": "people", "persons": "people", "men": "man", "women": "woman", "children": "child",
    "police": "police", "troops": "troop", "lives": "life", "died": "die", "dying": "die",
    "dead": "dead", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise",
    "grew": "grow", "grown": "grow", "sold": "sale", "sales": "sale", "shrank": "shrink",
    "taxes": "tax", "dies": "die", "spent": "spending",
    "spend": "spending", "spending": "spending", "funding": "funding", "financing": "financing",
    "missing": "missing", "killing": "kill", "damages": "damages", "assets": "assets",
    "savings": "savings", "earnings": "earnings", "holdings": "holdings", "euros": "euro",
}  # fmt: skip
_PLURALS = frozenset(
    listed("people men women children police troops dead lives countries companies personnel")
)
_NO_PLURAL = frozenset(
    listed(
        "has was is does his its this us plus thus less across as news always perhaps says "
        "includes remains comes goes makes takes means shows wants needs ms series politics"
    )
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without case, possessive, plural and the commonest verb endings."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip(".'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead, least in (
        ("ies", "y", 5), ("sses", "ss", 6), ("shes", "sh", 6), ("ches", "ch", 6), ("xes", "x", 5),
        ("ied", "y", 5), ("ing", "", 6), ("ed", "", 5),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) >= least:
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("s") and len(word) > 3 and word[-2] not in "sui":
            word = word[:-1]
    if len(word) > 4 and word[-1] == "e":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


def plural(word: str) -> bool:
    """Whether a word looks like a noun that can be counted."""
    low = word.lower()
    if low in _PLURALS:
        return True
    return (
        len(low) > 3 and low[-1] == "s" and low[-2] not in "sui'’"
        and low not in _NO_PLURAL and low not in STOP
    )  # fmt: skip


_MEASURABLE_STEMS = frozenset(stem(word) for word in MEASURABLE)


def measurable(stemmed: str) -> bool:
    """Whether an amount or a percentage can be of this."""
    return stemmed in _MEASURABLE_STEMS
