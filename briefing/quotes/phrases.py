"""Noun phrases beside a verb, found by their function words: no tagger, no parser.

Knows nothing of quotations, nor of who a phrase names.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import table
from briefing.quotes.lexicon import words
from briefing.quotes.lines import Token, low_at

PRONOUNS = words("pronouns")
PERSONAL = words("personal")
ARTICLES = words("articles")
_JOINS = words("joins")
_TAIL_JOINS = words("tail_joins")
_BREAKS = words("breaks")
_RELATING = ("close", "familiar", "briefed")
"""Before a preposition they belong to the phrase: "sources close to the bank"."""
_NAMES_TOO = frozenset(("Will", "May", "Can", "US", "WHO", "IT"))
"""Written like this they are names, or parts of one."""
_DAYS = words("days")
AUXILIARIES = words("auxiliaries")
_PARTICLES = words("particles")
_CIRCUMSTANCES = words("circumstances")
_ROLES = (
    "man", "men", "woman", "women", "person", "people", "er", "or", "ist", "ian", "ent", "ant",
    "ary", "ief", "ial", "ials", "ers", "ors", "ists", "ants", "ents", "ians", "al", "ege", "ast",
    "ete", "ead", "eer", "ess", "eader", "boss", "aide", "aides", "chair", "mate", "ally", "source",
    "sources", "wife", "host", "judge", "star", "mogul", "ee", "ive", "ives",
)  # fmt: skip
_CLOSERS = ",–—-("


def _breaks(token: Token) -> bool:
    """Whether a word cannot stand inside a noun phrase. "Will" and "May" are names as well."""
    return token.low in _BREAKS and token.text not in _NAMES_TOO


def left(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """Where the noun phrase that ends with token ``last`` begins; None where none ends there."""
    token = tokens[last] if last >= floor else None
    if token is None:
        return None
    if token.text == ")":
        opening = _opening_bracket(tokens, last, floor)
        return None if opening is None else left(tokens, opening - 1, floor)
    if not token.word:
        return None
    if token.low in PRONOUNS:
        return last
    if _breaks(token) or token.low in _JOINS | _DAYS | ARTICLES:
        return None
    if (token.text[0].islower() and token.low.endswith("ed")) or _contracted(token):
        return None
    at = last
    while at > floor:
        before = tokens[at - 1]
        here = tokens[at]
        if before.text in "&%$":
            at -= 1
            continue
        if before.text == "He" and here.name and here.low not in _DAYS:
            return at - 1
        if not before.word or (_breaks(before) and not _joined(tokens, at, floor)):
            break
        if here.low in ARTICLES and before.low not in _JOINS and before.low not in ARTICLES:
            break
        if before.low in _DAYS and not here.low.endswith("s"):
            break
        if before.low in _JOINS and not _nounish(tokens, at - 2, floor):
            break
        if here.name and here.low not in ARTICLES and _verbal(before):
            break
        at -= 1
    return at


def adverb(token: Token) -> bool:
    return token.word and token.text[0].islower() and token.low.endswith("ly")


def _contracted(token: Token) -> bool:
    """Whether it is "they’re" or the like, a subject with its verb."""
    return token.low.replace("’", "'").partition("'")[0] in PERSONAL


def possessive(token: Token) -> bool:
    return token.low.endswith(("’s", "'s"))


def _opening_bracket(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    for at in range(last, max(floor, last - 12), -1):
        if tokens[at].text == "(":
            return at
    return None


def _joined(tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether ``and`` before token ``at`` joins two names."""
    return (
        tokens[at - 1].low == "and"
        and at - 2 >= floor
        and tokens[at].name
        and tokens[at - 2].name
        and tokens[at - 2].low not in _DAYS
    )


def _nounish(tokens: Sequence[Token], at: int, floor: int) -> bool:
    if at < floor:
        return False
    token = tokens[at]
    noun = token.low.endswith("s") or token.low in _RELATING or not _verbal(token)
    return token.word and not _breaks(token) and token.low not in _JOINS and noun


def _verbal(token: Token) -> bool:
    """Whether a lower-case word before a name looks like a verb rather than like a role."""
    low = token.low
    return (
        token.text[0].islower()
        and (low.endswith(("ed", "ing")) or not low.endswith(_ROLES))
        and low not in ARTICLES
        and low not in _JOINS
        and low not in _PARTICLES
        and low != "mr"
    )


def right(tokens: Sequence[Token], first: int, *, apposition: bool = True) -> int | None:
    """Where the noun phrase that begins with token ``first`` ends (exclusive), or None."""
    if first >= len(tokens) or not tokens[first].word:
        return None
    if tokens[first].low in PERSONAL and not _surname(tokens, first):
        return first + 1
    if _breaks(tokens[first]) and tokens[first].low not in ARTICLES and not _surname(tokens, first):
        return None
    if tokens[first].low in _JOINS or tokens[first].low in _DAYS:
        return None
    at = first + 1
    while at < len(tokens):
        token, before = tokens[at], tokens[at - 1]
        if token.text in "&%$":
            at += 1
            continue
        if not token.word or token.low in _DAYS:
            break
        if _breaks(token) and not _goes_on(tokens, at):
            break
        if token.low in _JOINS and token.low not in _TAIL_JOINS:
            break
        if token.low in ("the", "a", "an", "his", "her", "their") and before.low not in _JOINS:
            break
        if before.name and token.text[0].islower() and token.low.endswith(("ed", "ing", "ly")):
            break
        if (cue := table().get(token.text)) and not (cue.weak or cue.base):
            break
        if token.low in ("at", "in", "with", "from", "for") and before.name:
            break
        at += 1
    if apposition:
        at = _apposed(tokens, at)
    return at


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that otherwise ends a phrase joins two parts of it."""
    token, before = tokens[at], tokens[at - 1]
    if token.low == "and":
        named = before.name and at + 1 < len(tokens) and tokens[at + 1].name
        return named or before.low == "current"
    return token.low in ARTICLES and before.low in _JOINS


def _surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether "He" or "US" begins a name ("said He Yadong")."""
    if tokens[at].text in _NAMES_TOO:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(
        tokens[at].text == "He" and following and following.name and following.low not in _DAYS
    )


def subject(tokens: Sequence[Token], first: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that opens a clause between ``first`` and ``limit``, past what is fronted."""
    at = first
    while at < limit:
        token = tokens[at]
        begins = token.name or token.low in ARTICLES or token.low in PERSONAL
        if begins and not token.low.endswith("ing") and low_at(tokens, at + 1) not in _DAYS:
            end = right(tokens, at, apposition=False)
            if end is not None and end <= limit and not possessive(tokens[end - 1]):
                return at, end
        while at < limit and tokens[at].text not in ",–—;":
            at += 1
        at += 1
    return None


def _apposed(tokens: Sequence[Token], at: int) -> int:
    """Past an apposition after a name (", a senior fellow at the institute,"), if there is one."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return at
    head = tokens[at + 1]
    describes = head.word and (
        head.low in ARTICLES
        or head.text.isdigit()
        or head.low.endswith(("man", "woman"))
        or (head.text[0].islower() and head.low.endswith(_ROLES) and not head.low.endswith("ing"))
        or (head.name and head.low not in _BREAKS)
    )
    if not describes:
        return at
    end = at + 1
    while end < len(tokens) and (tokens[end].word or tokens[end].text in "'’-&/."):
        if tokens[end].low in ("who", "which", "as", "while", "when", "during", "after", "but"):
            break
        if tokens[end].text == "." and end + 1 >= len(tokens):
            break
        end += 1
    return end


def before_comma(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Where a subject begins whose apposition ends at ``comma`` ("Li, the premier, said")."""
    at = comma - 1
    for _ in range(3):
        while at >= floor and not (tokens[at].text in _CLOSERS or tokens[at].quote):
            at -= 1
        if at <= floor or tokens[at].quote:
            break
        start = left(tokens, at - 1, floor)
        if start is not None and any(t.name for t in tokens[start:at]):
            opens = start == floor or not tokens[start - 1].word or tokens[start - 1].low in (
                "and", "but", "that", "while", "as", "when", "though",
            )  # fmt: skip
            if opens:
                return start
        at -= 1
    start = left(tokens, comma - 1, floor)
    named = start is not None and start > floor and all(t.name for t in tokens[start:comma])
    return start if named and tokens[start - 1].text == "," else None


def plural(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a base form agrees with that subject ("officials say", not "his claim")."""
    low = tokens[end - 1].low
    return (
        low in ("they", "i", "we", "you", "who", "some", "many", "others")
        or (low.endswith("s") and not low.endswith(("ss", "’s", "'s")))
        or any(t.low == "and" for t in tokens[start:end])
    )


def core(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The subject without a closing comma, or without "while …" and the like between commas."""
    for at in range(start + 1, end - 1):
        if tokens[at].text == "," and tokens[at + 1].low in _CIRCUMSTANCES:
            return start, at
    return start, end - (tokens[end - 1].text == ",")
