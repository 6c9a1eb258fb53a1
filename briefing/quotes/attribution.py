"""Attributions in one line: a cue, whose words, and which words.

Five shapes are known: “Q,” X said · “Q,” said X · X said (that) C · C, X said · according to X, C;
and what hangs on to one: “Q,” X said, adding that C · X said C and warned D.

Knows one line only: who "she" is, and whose a quotation without a cue is, lies beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.quotes import contents as c
from briefing.quotes import phrases
from briefing.quotes.contents import Span
from briefing.quotes.cues import Cue, table
from briefing.quotes.lexicon import words
from briefing.quotes.lines import Token, low_at, quote_at, text_at

_ADJUNCTS = words("adjuncts")
_SUBORDINATE = words("subordinate")
_PLACING = words("placing")
_UNREAL = words("unreal")
"""Before a cue they tell that nothing has been said yet."""
_PASSIVE = words("passive")
_TEXTS = words("texts")
_FINITE = words("finite")
_FRONTS = words("fronts")


class Found(NamedTuple):
    """One attribution of a line, in token numbers."""

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    """Empty where the line ends in a colon and the words stand in the next one."""
    lasting: bool
    """Whether words in marks that follow without a cue may go on with it."""
    direct: bool = False
    """Whether it has contents that are quotations throughout."""
    antecedent: Span | None = None
    """The phrase that a relative pronoun as the source stands for."""
    weak: bool = False
    """Whether the cue is a verb with other common meanings."""
    negated: bool = False


def attributions(tokens: Sequence[Token]) -> Iterator[Found]:
    """The attributions of a line, in the order of their cues."""
    verbs = table()
    floor = 0  # where the words of the next attribution may begin
    outer = 0  # the same, for one that reports what others were said to say
    source: Span | None = None
    for i, token in enumerate(tokens):
        if token.text == ":":
            found = _named(tokens, i, floor)
        elif not token.word:
            continue
        elif token.low == "according" and low_at(tokens, i + 1) == "to":
            found = _according(tokens, i, outer)
        elif cue := verbs.get(token.low):
            found = _verb(tokens, i, cue, floor, outer, source)
        else:
            continue
        if found and (found.contents or _leads(tokens, i)):
            yield _completed(tokens, found, verbs.get(token.low))
            source = found.source or source
            outer = max([outer, *(b for _, b in found.contents if b <= i)])
            floor = max(outer, found.cue[1], found.source[1] if found.source else 0)


def _completed(tokens: Sequence[Token], found: Found, cue: Cue | None) -> Found:
    antecedent = None
    if found.source and low_at(tokens, found.source[0]) in ("who", "which", "that"):
        last = found.source[0] - 1
        last -= text_at(tokens, last) == ","
        start = phrases.left(tokens, last, 0) if last >= 0 else None
        antecedent = None if start is None else (start, last + 1)
    before = low_at(tokens, found.cue[0] - 1)
    return found._replace(
        direct=any(b - a == 1 and tokens[a].quote for a, b in found.contents),
        antecedent=antecedent,
        weak=bool(cue and cue.weak),
        negated=before in ("not", "never") or before.endswith(("n’t", "n't")),
    )


def _leads(tokens: Sequence[Token], i: int) -> bool:
    """Whether the line ends in a colon after this cue, its words being in the next one."""
    return tokens[-1].text == ":" and len(tokens) - i <= 20


def _named(tokens: Sequence[Token], i: int, floor: int) -> Found | None:
    """ "Clinton: “Q”" """
    if not 0 < i - floor <= 6 or not quote_at(tokens, i + 1):
        return None
    if not all(t.name for t in tokens[floor:i]):
        return None
    return Found((i, i + 1), (floor, i), ((i + 1, i + 2),), True)


def _according(tokens: Sequence[Token], i: int, floor: int) -> Found | None:
    end = phrases.right(tokens, i + 2)
    if end is None:
        end = c.clause_end(tokens, i + 2, stop=",")
    cue = (i, i + 2)
    if end <= i + 2:
        return None
    contents = c.before(tokens, floor, i)
    if not contents or (i == floor + 1 and not tokens[floor].quote):
        if end >= len(tokens) - 1:  # that was no apposition: "According to X, the ferry was late."
            end = phrases.right(tokens, i + 2, apposition=False) or end
        start = end + (text_at(tokens, end) == ",")
        contents = ((start, c.close(tokens, start, len(tokens))),)
    return Found(cue, (i + 2, end), c.nonempty(tokens, contents), False)


def _verb(
    tokens: Sequence[Token], i: int, cue: Cue, floor: int, outer: int, previous: Span | None
) -> Found | None:
    """What the verb at ``i`` attributes; ``previous`` is the source of the cue before it."""
    first = i
    while first - 1 >= floor and (
        low_at(tokens, first - 1) in phrases.AUXILIARIES or phrases.adverb(tokens[first - 1])
    ):
        first -= 1
    auxiliaries = {t.low for t in tokens[first:i]}
    if (
        tokens[i].low == "citing"
        or auxiliaries & _UNREAL
        or (auxiliaries & _PASSIVE and not cue.participle)
    ):
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[first - 1] if first > floor else None
    if after and after.low == "by" and tokens[i].low not in ("said", "says", "told"):
        return None
    if before and (before.quote or before.text == ",") and not (cue.participle or cue.base):
        found = _inverted(tokens, i, cue, floor, outer)
        if found:
            return found
    start = _subject(tokens, first, floor, cue) if before else None
    if start is None:
        return _hanging(tokens, i, cue, floor, first, previous)
    if cue.participle and low_at(tokens, start - 1) != "with" and not auxiliaries & _PASSIVE:
        if low_at(tokens, first - 1) not in _TEXTS:
            return None
        start, first = previous or phrases.subject(tokens, floor, start) or (start, first)
    source = (start, first)
    if (
        cue.base
        and not auxiliaries & {"did", "do", "does"}
        and not phrases.plural(tokens, start, first)
    ):
        return None
    if _noun(tokens, i, start, first):
        return None
    source = phrases.core(tokens, start, first)
    if start > floor and _parenthetical(tokens, i, start, floor, cue):
        contents = c.before(tokens, _from(tokens, floor, outer, start), start)
        if contents:
            more = c.resumed(tokens, i) or c.continued(tokens, i, start)
            return Found((i, i + 1), source, contents + more, True)
    if cue.weak and after is not None and not c.introduces(tokens, i, cue):
        return None
    return Found((i, i + 1), source, c.after(tokens, i, cue), True)


def _subject(tokens: Sequence[Token], first: int, floor: int, cue: Cue) -> int | None:
    """Where the subject begins that ends before token ``first``."""
    before = tokens[first - 1]
    near = _behind_quote(tokens, first, floor)
    if near is not None:
        return near
    if before.word or before.text == ")":
        return phrases.left(tokens, first - 1, floor)
    if before.text == "," and not cue.participle:
        return phrases.before_comma(tokens, first - 1, floor)
    return None


def _hanging(
    tokens: Sequence[Token], i: int, cue: Cue, floor: int, first: int, previous: Span | None
) -> Found | None:
    """A cue without a subject beside it: "…, adding that C", "… and warned D"."""
    before = tokens[first - 1] if first > floor else None
    joined = before is not None and before.low in ("and", "but")
    apart = before is None or before.text in ",–—" or before.low in ("by", "with")
    if not joined and not (cue.participle and apart):
        return None
    if cue.weak and not c.introduces(tokens, i, cue):
        return None
    if cue.participle:
        if first == floor:
            return _noting(tokens, i)
        source = previous or phrases.subject(tokens, floor, first)
    elif cue.weak and low_at(tokens, i + 1) not in ("", "that"):
        return None
    else:
        source = _conjoined(tokens, floor, first - 1, previous)
    return Found((i, i + 1), source, c.after(tokens, i, cue), False)


def _behind_quote(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Where the words begin that alone stand between “…,” and the cue: all of them its subject."""
    at = first
    while (
        at > floor and first - at <= 15 and (tokens[at - 1].word or tokens[at - 1].text in "().&")
    ):
        at -= 1
    if floor < at < first and tokens[at - 1].quote and tokens[at].word:
        return at if tokens[at - 1].last in (",", "?", "!") else None
    return None


def _noting(tokens: Sequence[Token], i: int) -> Found | None:
    """ "Noting that C, X said D": C is X's as well."""
    if low_at(tokens, i + 1) in _PLACING:
        return None
    for at in range(i + 1, len(tokens) - 1):
        if tokens[at].text == "," and (end := c.speaks(tokens, at + 1)):
            source = at + 1, phrases.right(tokens, at + 1, apposition=False) or end - 1
            return Found((i, i + 1), source, c.nonempty(tokens, ((i + 1, at),)), False)
    return None


def _noun(tokens: Sequence[Token], i: int, start: int, end: int) -> bool:
    """Whether what looks like "remarks" or "reports" the verb is the noun, by its subject."""
    last = tokens[end - 1]
    if phrases.possessive(last) or (last.low == "that" and text_at(tokens, i + 1) == ","):
        return True
    if not tokens[i].low.endswith("s") or not tokens[i - 1].word:
        return False
    return not (last.name or last.low in phrases.PERSONAL or tokens[start].low in phrases.ARTICLES)


def _conjoined(tokens: Sequence[Token], floor: int, end: int, previous: Span | None) -> Span | None:
    """The subject of the verb before "and said": that of the last cue, if both share a clause."""
    start = end
    while start > floor and tokens[start - 1].text not in ",–—;" and not tokens[start - 1].quote:
        start -= 1
    if previous and start == floor:
        return previous
    found = phrases.subject(tokens, start, end)
    if found and found[0] == start:
        return found
    return previous or phrases.subject(tokens, floor, end)


def _inverted(tokens: Sequence[Token], i: int, cue: Cue, floor: int, outer: int) -> Found | None:
    quoted = tokens[i - 1].quote
    end = phrases.right(tokens, i + 1)
    if end is None or (cue.weak and not quoted):
        return None
    following = low_at(tokens, end) or text_at(tokens, end)
    if not quoted and following not in ("", ".", ",", ";") and following not in _ADJUNCTS:
        return None
    if not quoted and phrases.before_comma(tokens, i - 1, floor) is not None:
        return None
    contents = c.before(tokens, _from(tokens, floor, outer, i), i)
    if not contents:
        return None
    return Found((i, i + 1), (i + 1, end), contents + c.resumed(tokens, end - 1), True)


def _fronted(tokens: Sequence[Token], floor: int) -> bool:
    """Whether what opens a line only says when and where ("At a rally, X said, “Q”")."""
    return tokens[floor].low in _ADJUNCTS | _FRONTS or tokens[floor].low.endswith(
        ("ing", "ly", "ed")
    )


def _parenthetical(tokens: Sequence[Token], i: int, start: int, floor: int, cue: Cue) -> bool:
    """Whether "X said" closes, or stands within, what X said."""
    before = tokens[start - 1]
    if not (before.quote or before.text in ",–—"):
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.text in ".;":
        return True
    if cue.kind == "judge":
        return False
    if before.quote and following.text in ("that", ":") and _fronted(tokens, floor):
        return False
    if before.quote:
        return before.last in tuple(",?!.…-–—") or following.text in ",."
    if following.text == ",":
        return not (quote_at(tokens, i + 2) and _fronted(tokens, floor))
    if following.text == ":" or following.quote or following.low in _SUBORDINATE - {"to", "as"}:
        return False
    rest = c.rest(tokens, i + 1)
    if any(t.quote or t.low in ("that", "he", "she", "they", "it") for t in rest):
        return False
    if following.low in _ADJUNCTS or cue.kind == "tell":
        full = start - floor > 8 or any(t.quote for t in tokens[floor:start])
        long = full and not _fronted(tokens, floor)
        return len(rest) <= (40 if long else 12) and not any(t.low in _FINITE for t in rest)
    return False


def _from(tokens: Sequence[Token], floor: int, outer: int, end: int) -> int:
    """Where words begin that end at ``end``: what the line said before them may be among them.

    “They discussed “Q,” she said” and “A said B, C reported” report a report; but where a comma
    or a colon opens the quotation, it alone is meant (“A, he said, “B,” she added”).
    """
    if not tokens[end - 1].quote:
        return outer
    opening = tokens[end - 2].text if end - 2 >= floor else ""
    return floor if opening in ",:" else outer
