"""Where the reports of one event differ, and how strongly it is sourced.

The plan of this room::

    amounts    which figures are of one thing
    holders    whether two sentences can be about one holder
    natures    how two figures of one thing differ
    revisions  sentences that say what a figure was before
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
from functools import cache

from briefing.compare import amounts, holders, natures, notes, revisions
from briefing.compare.days import dates
from briefing.compare.roles import roles
from briefing.compare.sourcing import countries, sourcing
from briefing.compare.speakers import speakers
from briefing.model import Difference, Disagreement, Document, Nature, Quote, Sentence

__all__ = [
    "KINDS",
    "SHOWN",
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
SHOWN: frozenset[Nature] = frozenset(("conflict", "currency", "update", "scope", "rounding"))
"""The natures that a brief shows unasked: no box on real events vouches for figures of two
periods."""
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

    What a new sentence itself says to have changed ("from 12 to 17") comes first. Else a figure
    that new sentences still state beside the other has not moved; one that grows as news comes in
    has, if only another report still gives the old number.
    """
    before, after = amounts.place(old, 0), amounts.place(new, 1)
    found: dict[object, Disagreement] = {}
    gone: set[object] = set()
    known = set(map(_state, before))
    for one, two in revisions.superseded(before, new):
        gone.add(_state(one))
        if _state(two) in known:
            continue  # the earlier brief had the new number as well
        found.setdefault((_state(one), _state(two)), _box(one, two, "update", one_voice=True))
    stating: dict[object, set[str]] = {}
    for placed in after:
        stating.setdefault(_state(placed), set()).add(placed.sentence.article)
    texts: dict[str, list[Sentence]] = {}
    for sentence in (*old, *new):
        texts.setdefault(sentence.article, []).append(sentence)

    @cache
    def about(article: str) -> holders.About:
        return holders.about_all(texts[article])

    for one, two in amounts.pairs([*before, *after]):
        reports = stating.get(_state(one), set())
        if natures.grows(one):
            reports = reports & {one.sentence.article, two.sentence.article}
        if reports or _state(one) in gone or _state(two) in known:
            continue
        if natures.nature(one, two) in ("conflict", "rounding") and holders.one_holder(
            one.sentence, two.sentence, about(one.sentence.article), about(two.sentence.article)
        ):
            found.setdefault((_state(one), _state(two)), _box(one, two, "update", one_voice=True))
    return tuple(found.values())


def _state(placed: amounts.Placed) -> tuple[object, ...]:
    return placed.key, placed.figure.unit, placed.figure.value


def _order(document: Document) -> tuple[bool, datetime | None, str]:
    at = document.article.published.at
    return (at is None, at.timestamp() if at else 0.0, document.article.id)


def _figures(documents: Sequence[Document]) -> list[Disagreement]:
    items = [p for n, d in enumerate(documents) for p in amounts.place(d.sentences, n)]
    stated: dict[int, frozenset] = {}
    about: dict[int, holders.About] = {}
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
                about[n] = holders.about(documents[n])
        if (_says(stated[two.voice], one) and not one_voice) or _says(stated[one.voice], two):
            continue
        if not holders.one_holder(one.sentence, two.sentence, about[one.voice], about[two.voice]):
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
