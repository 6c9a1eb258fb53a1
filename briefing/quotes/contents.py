"""Contents: which words before or after a cue it claims.

Statements end where another cue takes over ("…, adding that", "… and warned"), where a speaker is
named in passing (", he said"), or with the sentence; its closing stop is not part of them.

Knows nothing of who the subject of the cue is.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes import phrases
from briefing.quotes.cues import Cue, table
from briefing.quotes.lexicon import words
from briefing.quotes.lines import Token, low_at, quote_at, text_at

Span = tuple[int, int]
"""Token numbers, half-open."""

_ADJUNCTS = words("adjuncts")
_SUBORDINATE = words("subordinate")
_PLACING = words("placing")
_FINITE = words("finite")
_ECHOES = words("echoes")
_NOT_SAID = words("not_said")
"""After "C, X said," they open words of the report's own ("a sign of …")."""
_TURNS = words("turns")


def before(tokens: Sequence[Token], floor: int, end: int) -> tuple[Span, ...]:
    """What stands before "X said": whole quotations apart, else one span from the floor."""
    end = trim(tokens, floor, end)
    while floor < end and (tokens[floor].text in ",;:–—.…" or low_at(tokens, floor) in ("and",)):
        floor += 1
    if floor >= end or not has_words(tokens, floor, end):
        return ()
    if all(t.quote or not t.word for t in tokens[floor:end]):
        return tuple((n, n + 1) for n in range(floor, end) if tokens[n].quote)
    if tokens[end - 1].quote and end - 2 >= floor and tokens[end - 2].text in ":":
        return ((end - 1, end),)
    return ((floor, end),)


def resumed(tokens: Sequence[Token], i: int) -> tuple[Span, ...]:
    """Quotations that go on after “…,” he said, “…”."""
    at = i + 1
    limit = min(len(tokens), at + 25)
    while at < limit and not tokens[at].quote and tokens[at].text not in ".;":
        at += 1
    if at < limit and tokens[at].quote and tokens[at - 1].text in ",:–—" and _whole(tokens, at):
        return ((at, at + 1),)
    return ()


def continued(tokens: Sequence[Token], i: int, start: int) -> tuple[Span, ...]:
    """What goes on after "C, he said, C": not what another cue or a conjunction takes up."""
    first = i + 2
    if text_at(tokens, start - 1) != "," or text_at(tokens, i + 1) != "," or first >= len(tokens):
        return ()
    opener = tokens[first]
    cue = table().get(opener.low)
    if (cue and cue.participle) or opener.low in _TURNS | _NOT_SAID:
        return ()
    return nonempty(tokens, ((first, close(tokens, first, len(tokens))),))


def _whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is speech of its own: it ends a clause."""
    ended = tokens[at].last in tuple(".,!?…–—-")
    return ended or at + 1 >= len(tokens) or tokens[at + 1].text in ".,;"


def introduces(tokens: Sequence[Token], i: int, cue: Cue) -> bool:
    """Whether a verb with other senses introduces words here: a clause or a quotation follows."""
    rest = tokens[i + 1 : i + 16]
    if cue.kind == "judge":
        return any(t.quote for t in rest)
    if rest and rest[0].low in phrases.PERSONAL:
        return True
    for n, token in enumerate(rest):
        if token.low in _FINITE and 0 < n < 9:
            return True
        if token.text in ".;," or token.low in ("and", "but", "to", "who", "which", "as"):
            return token.text == "," and n + 1 < len(rest) and rest[n + 1].quote
        if token.low == "that" or token.quote or token.text == ":":
            return n < 4
    return False


def after(tokens: Sequence[Token], i: int, cue: Cue) -> tuple[Span, ...]:
    """What stands after "X said"."""
    start = i + 1
    if cue.kind == "tell":
        start = _hearer(tokens, start)
    while start < len(tokens) and phrases.adverb(tokens[start]):
        start += 1
    start = _adjunct(tokens, start)
    if low_at(tokens, i + 1) in _ADJUNCTS | {"that"} and (spoken := _after_colon(tokens, i)):
        return spoken
    colon = False
    while start < len(tokens) and tokens[start].text in ",:":
        colon = True
        start += 1
    if start >= len(tokens):
        return ()
    if tokens[start].quote and (colon or start + 1 >= len(tokens) or _whole(tokens, start)):
        spans = []
        while start < len(tokens) and tokens[start].quote:
            spans.append((start, start + 1))
            start += 1
        return tuple(spans)
    end = close(tokens, start, len(tokens))
    if tokens[start].low in _PLACING and end - start <= 8 and end >= len(tokens) - 1:
        return ()
    return nonempty(tokens, ((start, end),))


def _after_colon(tokens: Sequence[Token], i: int) -> tuple[Span, ...]:
    """The quotations that close a line after a colon ("responded with a phrase: “Q”")."""
    first = len(tokens)
    while first > i and tokens[first - 1].quote:
        first -= 1
    if first == len(tokens) or tokens[first - 1].text != ":" or first - i > 25:
        return ()
    return tuple((n, n + 1) for n in range(first, len(tokens)))


def _hearer(tokens: Sequence[Token], i: int) -> int:
    """Past the hearer of "told"."""
    if text_at(tokens, i) in ("him", "her", "me", "us", "them", "you", "it", "himself", "herself"):
        return i + 1
    if low_at(tokens, i) in _SUBORDINATE or quote_at(tokens, i):
        return i
    end = phrases.right(tokens, i, apposition=False)
    return i if end is None else end


def _adjunct(tokens: Sequence[Token], i: int) -> int:
    """Past "on Thursday", "in a statement" and the like, where speech plainly follows."""
    if i < len(tokens) and (tokens[i].low in _ADJUNCTS or tokens[i].word is False):
        for at in range(i, min(len(tokens), i + 25)):
            token = tokens[at]
            if token.low == "that" or (token.text == ":"):
                return at
            if token.quote:
                return at if tokens[at - 1].text in ",:" else i
            if token.text in ".;":
                return i
            if token.text == "," and at > i + 6:
                return i
    return i


def close(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where words that began at ``start`` end: before whatever another verb takes over."""
    verbs = table()
    for at in range(start + 1, end):
        token = tokens[at]
        if token.text == ";":
            return trim(tokens, start, at)
        if token.text in ",–—" and at + 1 < end:
            following = tokens[at + 1]
            cue = verbs.get(following.low)
            if following.low == "according" or (cue and cue.participle):
                return trim(tokens, start, at)
            if following.low in _TURNS or following.low in _ECHOES:
                return trim(tokens, start, at)
            if following.low in ("and", "but") and (
                (at + 2 < end and _finite(tokens[at + 2])) or speaks(tokens, at + 2)
            ):
                return trim(tokens, start, at)
            if _aside(tokens, at + 1):
                return trim(tokens, start, at)
        elif token.last == "," and _aside(tokens, at + 1):
            return at + 1
        elif (
            token.low in ("and", "but") and at + 1 < end and _finite(tokens[at + 1])
        ) or token.low == "according":
            return trim(tokens, start, at)
    return trim(tokens, start, end)


def speaks(tokens: Sequence[Token], at: int, *, weak: bool = False) -> int:
    """The number after the cue where "X said" begins at ``at``; 0 where it does not."""
    end = phrases.right(tokens, at)
    if end is None:
        return 0
    if text_at(tokens, end) == ",":
        end += 1
    while low_at(tokens, end) in phrases.AUXILIARIES:
        end += 1
    cue = table().get(low_at(tokens, end))
    known = cue and not (cue.participle or cue.base or (cue.weak and not weak))
    return end + 1 if known else 0


def _aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether "X said" or "said X" begins at ``at`` and closes something."""
    end = speaks(tokens, at, weak=True)
    if not end and at < len(tokens) and _finite(tokens[at]):
        end = phrases.right(tokens, at + 1) or 0
    return bool(end) and text_at(tokens, end) in ("", ".", ",", ";")


def _finite(token: Token) -> bool:
    cue = table().get(token.low)
    return bool(cue and not cue.participle and not cue.base and not cue.weak)


def clause_end(tokens: Sequence[Token], start: int, *, stop: str) -> int:
    """The number of the first stop, or of one of the signs in ``stop``, from ``start`` on."""
    at = start
    while at < len(tokens) and tokens[at].text not in stop + ".;":
        at += 1
    return at


def trim(tokens: Sequence[Token], start: int, end: int) -> int:
    """Without closing punctuation, which belongs to the sentence and not to the words."""
    while end > start and not tokens[end - 1].quote and tokens[end - 1].text in ".,;:–—-":
        end -= 1
    return end


def has_words(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.word or t.quote for t in tokens[start:end])


def nonempty(tokens: Sequence[Token], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(s for s in spans if s[0] < s[1] and has_words(tokens, *s))


def rest(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """The tokens up to the next comma or the end."""
    end = i
    while end < len(tokens) and tokens[end].text not in ",.;":
        end += 1
    return tokens[i:end]
