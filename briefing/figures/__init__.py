"""Figures: amounts, percentages and counts, with what they measure, of whom and when.

The plan of this room::

    numbers   how news writes magnitudes and hedges them
    units     currencies and measures
    scan      where a sentence states a figure
    words     stems, and what figures are of
    names     whose a figure may be
    measure   what a stated figure measures, its holder and its period

Knows one sentence at a time. Does not know whether two figures agree: that is for those who
compare. Rules and small tables, no statistical pipeline: a figure whose context does not say
what it measures is still found, with empty ``measures``.
"""

from __future__ import annotations

from itertools import islice

from briefing.figures.measure import Context, context
from briefing.figures.record import Figure
from briefing.figures.scan import Stated, scan
from briefing.model import Sentence

__all__ = ["Figure", "figures"]

MOST = 40
"""Most figures read in one sentence: what holds more is a table, and the work must be bounded."""


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence, in order, with spans into the article's text.

    ``about 400 billion euros ($431.7 billion)`` gives two figures that name each other in
    ``same_as``. A bare number without a noun that it counts is left out.
    """
    stated = tuple(islice(scan(sentence.text), MOST))
    if not stated:
        return ()
    around = context(sentence.text, tuple((s.whole, s.end) for s in stated))
    found = [_figure(s, sentence, around) for s in stated]
    kept = [f for f in found if f.unit or f.measures]
    return tuple(_linked(kept, sentence))


def _figure(stated: Stated, sentence: Sentence, around: Context) -> Figure:
    measured = around.measured(stated.start, stated.end, unit=stated.unit, whole=stated.whole)
    return Figure(
        article=sentence.article,
        start=sentence.start + stated.start,
        end=sentence.start + stated.end,
        text=sentence.text[stated.start : stated.end],
        value=stated.value,
        high=stated.high,
        unit=stated.unit or measured.head,
        bound=stated.bound,
        counted=not stated.unit,
        measures=measured.words,
        terms=measured.terms,
        holder=measured.holder,
        period=measured.period,
        role=measured.role,
        near=measured.near,
    )


def _linked(found: list[Figure], sentence: Sentence) -> list[Figure]:
    """Amounts of money with each one that stands in brackets behind another."""
    from dataclasses import replace

    for n in range(1, len(found)):
        first, second = found[n - 1], found[n]
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if not (first.money and second.money and first.unit != second.unit):
            continue
        words = between.replace("about", "").replace("nearly", "").replace("approximately", "")
        if words.strip() in ("(", ", or", "or", "[", "(about", "—", "/"):
            found[n - 1] = replace(first, same_as=(second.start, second.end))
            found[n] = replace(
                second,
                same_as=(first.start, first.end),
                bound=second.bound or first.bound,
                **{
                    key: getattr(first, key)
                    for key in ("measures", "terms", "holder", "period", "role", "near")
                },
            )
    return found
