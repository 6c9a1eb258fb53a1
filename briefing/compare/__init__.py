"""Where the reports of one event differ, and how strongly it is sourced.

The plan of this room::

    amounts    which figures are of one thing
    natures    how two figures of one thing differ
    speakers   one quotation, two speakers
    roles      one person, two offices
    days       one occurrence, two dates
    notes      the sentence that says what differs
    sourcing   origins by kind and country, recency, agreement

Knows the documents of one event and the quotations found in them. Does not know which report is
right, and never says: a box shows both sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from briefing.compare import amounts, natures, notes
from briefing.compare.days import dates
from briefing.compare.roles import roles
from briefing.compare.sourcing import countries, sourcing
from briefing.compare.speakers import speakers
from briefing.model import Difference, Disagreement, Document, Nature, Quote, Sentence

__all__ = [
    "KINDS",
    "USUAL",
    "compare",
    "countries",
    "moved",
    "sourcing",
]

KINDS: tuple[Difference, ...] = ("figure", "speaker", "role", "date")
"""All kinds, in the order in which they are reported."""
USUAL: tuple[Difference, ...] = ("figure", "speaker", "role")
"""The kinds whose boxes were found right often enough to be shown unasked; dates were not."""
_GRAVITY: dict[Nature, int] = {
    n: i for i, n in enumerate(("conflict", "currency", "update", "scope", "period", "rounding"))
}
MOST = 200
"""Most articles of an event that are compared, in the order given."""


def compare(
    documents: Sequence[Document],
    *,
    quotes: Mapping[str, Sequence[Quote]] | None = None,
    kinds: Iterable[Difference] = USUAL,
) -> tuple[Disagreement, ...]:
    """The disagreements between the reports of one event, by kind, then in reading order.

    ``quotes`` by article id: without them no speakers are compared. Articles of one origin are
    one voice: between them only a figure that changed from one day to another is reported.
    """
    documents = sorted(documents[:MOST], key=_order)
    found: list[Disagreement] = []
    for kind in (k for k in KINDS if k in frozenset(kinds)):
        if kind == "figure":
            found += _figures(documents)
        elif kind == "speaker":
            found += speakers(documents, quotes or {})
        elif kind == "role":
            found += roles(documents)
        else:
            found += dates(documents)
    return tuple(found)


def moved(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Disagreement, ...]:
    """Figures of some sentences that later ones give differently: ``update``, the old one first.

    A figure that the new sentences still state beside the other has not moved.
    """
    before, after = amounts.place(old, 0), amounts.place(new, 1)
    kept = {(p.key, p.figure.unit, p.figure.value) for p in before} & {
        (p.key, p.figure.unit, p.figure.value) for p in after
    }
    found: list[Disagreement] = []
    seen: set[object] = set()
    for one, two in amounts.pairs([*before, *after]):
        states = [(p.key, p.figure.unit, p.figure.value) for p in (one, two)]
        if kept.isdisjoint(states) and natures.nature(one, two) in ("conflict", "rounding"):
            if tuple(states) not in seen:
                found.append(_box(one, two, "update", one_voice=True))
            seen.add(tuple(states))
    return tuple(found)


def _order(document: Document) -> tuple[bool, datetime | None, str]:
    at = document.article.published.at
    return (at is None, at.timestamp() if at else 0.0, document.article.id)


def _figures(documents: Sequence[Document]) -> list[Disagreement]:
    items = [p for n, d in enumerate(documents) for p in amounts.place(d.sentences, n)]
    stated: dict[int, frozenset] = {}
    best: dict[object, tuple[amounts.Placed, amounts.Placed, Nature]] = {}
    for one, two in amounts.pairs(items):
        first, second = documents[one.voice], documents[two.voice]
        days = (first.article.published.at, second.article.published.at)
        one_voice = first.origin == second.origin
        how = natures.nature(one, two, days=days, one_voice=one_voice)
        if how is None or (one_voice and how != "update"):
            continue
        for n in (one.voice, two.voice):
            if n not in stated:
                stated[n] = amounts.stated(documents[n])
        if (_says(stated[two.voice], one) and not one_voice) or _says(stated[one.voice], two):
            continue
        if (
            how in ("conflict", "update")
            and not one_voice
            and (natures.scoped(first.sentences, one) or natures.scoped(second.sentences, two))
        ):
            how = "scope"
        same = (one.key, *sorted((p.figure.unit, p.figure.value) for p in (one, two)))
        best.setdefault(same, (one, two, how))
    # Of two sentences, one box on one measure: the graver difference says it for both.
    graver: dict[object, tuple[amounts.Placed, amounts.Placed, Nature]] = {}
    for one, two, how in sorted(best.values(), key=lambda box: _GRAVITY[box[2]]):
        graver.setdefault((one.key, one.sentence, two.sentence), (one, two, how))
    found = sorted(graver.values(), key=lambda b: (b[0].voice, b[0].figure.start, b[1].voice))
    voices = [d.origin for d in documents]
    return [_box(a, b, how, one_voice=voices[a.voice] == voices[b.voice]) for a, b, how in found]


def _says(stated: frozenset, placed: amounts.Placed) -> bool:
    """Whether a text states a figure's number anywhere, of whatever."""
    return ("" if placed.figure.counted else placed.figure.unit, placed.figure.value) in stated


def _box(one: amounts.Placed, two: amounts.Placed, how: Nature, *, one_voice: bool) -> Disagreement:
    spans = tuple(_span(p, how) for p in (one, two))
    note = notes.figures_differ(one, two, how, one_voice=one_voice)
    return Disagreement("figure", how, (one.sentence, two.sentence), spans, note)


def _span(placed: amounts.Placed, how: Nature) -> tuple[int, int]:
    """The figure's span, drawn out to its equivalent where currencies are at issue."""
    figure = placed.figure
    if how == "currency" and figure.same_as:
        return min(figure.start, figure.same_as[0]), max(figure.end, figure.same_as[1])
    return figure.start, figure.end
