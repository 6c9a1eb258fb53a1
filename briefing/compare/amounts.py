"""Figures that two reports give for one thing: which pairs are surely about one thing.

Two figures are aligned only if they count or measure the same words, of the same holder, in
clauses and sentences that share more than that. What is not surely one thing is left alone: a
missed difference costs a reader less than a false accusation of two newspapers.

Knows figures and their context. How two aligned figures differ is ``natures``'s to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.figures import Figure, figures
from briefing.figures.names import names
from briefing.figures.scan import scan
from briefing.figures.units import LENGTHS, TIME
from briefing.figures.words import CASUALTIES, GENERIC, STOP, TOKEN, listed, stem
from briefing.model import Document, Sentence

BUCKET = 60
"""Most figures of one measure that are compared with one another, in the order given; the work on
an event of any size is bounded by this and the number of measures."""
SHARED = 0.3
"""Least share of the content words of the sentence with fewer that the other has too."""
NEAR = 2
"""Least number of words, beside those measured, that both clauses share."""
NOT_COMPARED = TIME | LENGTHS | {"times"}
"""Units of which one event has too many: distances and durations are rarely of one thing."""
_BEFALLEN = frozenset(CASUALTIES.values())
_TRIVIAL = GENERIC | frozenset(CASUALTIES)
SAME = {stem(w): stem(s) for w, s in (("duty", "tariff"), ("levy", "tariff"), ("toll", "dead"))}
"""Heads that measure the same, by stem."""
_AFTER_ANOTHER = re.compile(r"\d\s(?:and|or)\s$")
"""Of "13 and seven people" neither number is the count."""
_VERBS = frozenset(
    map(
        stem,
        listed(
            "worth rise sale limit cut increase fall drop decline gain rate fund value cap price"
        ),
    )
)
"""Heads that say too little without a modifier in common."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in its sentence, with what aligning asks of both."""

    figure: Figure
    sentence: Sentence
    content: frozenset[str]
    """Stems and names of the whole sentence."""
    names: frozenset[str]
    key: tuple[str, str]
    """Unit family and head."""
    voice: int = 0
    """Number of the text it is from."""
    crowded: bool = False
    """Whether the sentence has another figure of the same key."""


def place(sentences: Iterable[Sentence], voice: int = 0) -> list[Placed]:
    """The comparable figures of some sentences: vague ones and durations are left out."""
    found = []
    for sentence in sentences:
        stated = [(f, key) for f in figures(sentence) if (key := _key(f))]
        if not stated:
            continue
        called = frozenset(key for key, _, _ in names(sentence.text))
        words = content(sentence.text) | called
        keys = [key for f, key in stated if not f.same_as or f.same_as[0] > f.start]
        for figure, key in stated:
            before = sentence.text[: figure.start - sentence.start]
            crowded = keys.count(key) > 1 or bool(_AFTER_ANOTHER.search(before))
            found.append(Placed(figure, sentence, words, called, key, voice, crowded))
    return found


def stated(document: Document) -> frozenset[tuple[str, Decimal]]:
    """(unit, value) of every number in a text; the unit of a count is empty."""
    found = set()
    for sentence in document.sentences:
        for number in scan(sentence.text):
            found.add((number.unit, number.value))
    return frozenset(found)


def pairs(items: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Aligned pairs of figures from different texts, in a stable order."""
    buckets: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for item in items:
        if len(buckets[item.key]) < BUCKET:
            buckets[item.key].append(item)
    for key in sorted(buckets):
        for n, one in enumerate(buckets[key]):
            for two in buckets[key][n + 1 :]:
                if one.voice != two.voice and aligned(one, two):
                    yield one, two


def aligned(one: Placed, two: Placed) -> bool:
    """Whether two figures of one key are surely of one thing."""
    a, b = one.figure, two.figure
    if a.role != b.role or one.crowded or two.crowded:
        return False
    modifiers = [set(f.terms) - i.names - {i.key[1]} - GENERIC for f, i in ((a, one), (b, two))]
    modifiers = [{m for m in ms if SAME.get(m, m) != one.key[1]} for ms in modifiers]
    few, many = sorted(modifiers, key=len)
    if not few <= many | one.content & two.content:
        return False
    if one.key[1] in _VERBS and not few:
        return False
    near = shared(one, two)
    if len(near) < NEAR or not _holders(one, two):
        return False
    if not a.money and near <= one.names | two.names:
        return False
    common = one.content & two.content
    others = common - set(a.terms) - set(b.terms)
    return len(common) >= SHARED * min(len(one.content), len(two.content)) and len(others) >= NEAR


def shared(one: Placed, two: Placed) -> frozenset[str]:
    """Words that both clauses have beside what is measured: stems, and names by key.

    That people were killed or hurt is what a toll measures, and no further sign.
    """
    a, b = one.figure, two.figure
    near = (a.near & b.near) | (a.near & set(b.terms)) | (b.near & set(a.terms))
    if one.key[0] == "count" and one.key[1] in _BEFALLEN:
        near = near - _TRIVIAL
    return frozenset(near - {one.key[1]})


def _holders(one: Placed, two: Placed) -> bool:
    """Whether the names near two figures can be of one holder."""
    a, b = one.figure, two.figure
    if not (a.holder and b.holder) or a.holder == b.holder:
        return True
    return a.holder in two.names and b.holder in one.names


def _key(figure: Figure) -> tuple[str, str] | None:
    if figure.bound == "vague" or figure.unit in NOT_COMPARED:
        return None
    if figure.counted:
        return ("count", figure.unit)
    words = TOKEN.findall(figure.measures)
    if not words:
        return None
    head = stem(words[-1])
    return ("money" if figure.money else figure.unit, SAME.get(head, head))


def content(text: str) -> frozenset[str]:
    """Stems of the words that are neither function words nor numbers."""
    return frozenset(
        stem(w)
        for w in TOKEN.findall(text)
        if w[0].isalpha() and len(w) > 1 and w.lower() not in STOP
    )
