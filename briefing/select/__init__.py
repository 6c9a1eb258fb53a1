"""Claims: which sentences of an event to show, who else says the same, in what order.

The road: judge how well each sentence reads alone → fold near-identical sentences together, the
one that reads best speaking for all → let a summariser order them → keep what fits the budget and
repeats nothing → reading order.

Knows nothing of issues: a ``focus`` is only sentences and weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Claim, Document, Sentence
from briefing.ranking import Candidate, Ranker, Task, ranker, terms
from briefing.select import merge
from briefing.select.context import ALONE, SAFETY, dangling, safety

__all__ = ["dangling", "select"]

_MOST_SENTENCES = 2_000
"""Sentences of one event that are looked at: the leading ones of every document, in equal parts.
2,000 is some 60 long reports; a larger event repeats itself far below its ledes."""
_MOST_CANDIDATES = 600
"""Candidates handed to a summariser, those nearest the top of their documents."""
_REPEATS = 0.6
"""Overlap with a chosen sentence (over the shorter of the two) from which one repeats it."""
_ANTECEDENTS = 3
"""Most sentences before an unsafe one that are shown with it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the event with what selection knows of it."""

    sentence: Sentence
    document: int
    """Number of its document in order of publication."""
    origin: str
    safety: float
    """How well it reads alone, 0 to 1."""
    focus: float
    """0 (not admitted) to 1."""


def select(
    documents: Sequence[Document],
    *,
    words: int,
    by: str = "coverage",
    focus: Mapping[Sentence, float] | None = None,
) -> tuple[Claim, ...]:
    """The claims that tell an event within a budget, in reading order.

    ``words`` counts runs between white space. ``by`` names a summariser (see
    :mod:`briefing.ranking`). ``focus`` admits only its sentences and weights them (any scale,
    above 0); without it all are admitted alike. Sentences that cannot be read alone are passed
    over; where nothing else is admitted, the best one is shown after the sentences it leans on.

    Raises :class:`briefing.errors.UsageError` for an unknown summariser.
    """
    rank = ranker(by)
    ordered = _trimmed(sorted(documents, key=_chronology))
    lines = _lines(ordered, focus)
    groups = merge.groups([terms(line.sentence.text) for line in lines])
    speakers = _speakers(lines, groups)
    if not speakers:
        return _leaning(lines, groups, words)
    task = Task(
        _heard(lines, groups, len(ordered)),
        tuple(
            Candidate(lines[i].sentence, lines[i].document, weight)
            for i, (weight, _) in speakers.items()
        ),
        words,
    )
    numbers = list(speakers)
    chosen = [numbers[i] for i in _packed(task, rank)]
    return tuple(_claim(lines, i, speakers[i][1]) for i in _in_reading_order(lines, chosen))


def _chronology(document: Document) -> tuple[bool, float, bool, str, str]:
    """Dated articles by time, then undated ones; of one time, the origin before its copies."""
    article, at = document.article, document.article.published.at
    return (
        at is None,
        at.timestamp() if at else 0.0,
        article.source != document.origin,
        article.ref,
        article.id,
    )


def _trimmed(documents: Sequence[Document]) -> list[Document]:
    depth = max(1, _MOST_SENTENCES // max(1, len(documents)))
    return [replace(d, sentences=d.sentences[:depth]) for d in documents[:_MOST_SENTENCES]]


def _lines(documents: Sequence[Document], focus: Mapping[Sentence, float] | None) -> list[_Line]:
    most = max(focus.values(), default=1.0) if focus else 1.0
    return [
        _Line(
            sentence,
            number,
            document.origin,
            safe,
            1.0 if focus is None else focus.get(sentence, 0.0) / most,
        )
        for number, document in enumerate(documents)
        for sentence, safe in zip(document.sentences, safety(document), strict=True)
    ]


def _heard(
    lines: Sequence[_Line], groups: Sequence[Sequence[int]], documents: int
) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each document, without those that its own origin has said before."""
    repeats = set()
    for group in groups:
        origins: set[str] = set()
        for i in group:
            if lines[i].origin in origins:
                repeats.add(i)
            origins.add(lines[i].origin)
    heard: list[list[Sentence]] = [[] for _ in range(documents)]
    for i, line in enumerate(lines):
        if i not in repeats:
            heard[line.document].append(line.sentence)
    return tuple(map(tuple, heard))


def _speakers(
    lines: Sequence[_Line], groups: Sequence[Sequence[int]]
) -> dict[int, tuple[float, Sequence[int]]]:
    """For each group that may be shown, the line that speaks for it, its weight, and the group.

    The safest admitted line speaks, the earliest among equals, so an original before its copy.
    """
    found = []
    for group in groups:
        admitted = [i for i in group if lines[i].focus > 0 and lines[i].safety >= ALONE]
        if admitted:
            best = min(admitted, key=lambda i: (-lines[i].safety, i))
            weight = lines[best].safety * max(lines[i].focus for i in admitted)
            found.append((lines[best].sentence.index, best, (weight, group)))
    kept = sorted(found, key=lambda f: f[:2])[:_MOST_CANDIDATES]
    return {best: rest for _, best, rest in sorted(kept, key=lambda f: f[1])}


def _packed(task: Task, rank: Ranker) -> list[int]:
    """The candidates kept: in the summariser's order, what fits and repeats nothing kept."""
    kept: list[int] = []
    bags: list[frozenset[str]] = []
    room = task.words
    for i in rank(task):
        length = task.candidates[i].length
        bag = merge.content(task.candidate_terms[i])
        if length <= room and bag and all(merge.overlap(bag, b) < _REPEATS for b in bags):
            kept.append(i)
            bags.append(bag)
            room -= length
    return kept


def _claim(lines: Sequence[_Line], speaker: int, group: Sequence[int]) -> Claim:
    """The speaker's sentence, supported by one like sentence of each other article."""
    sentence = lines[speaker].sentence
    own = terms(sentence.text)
    support: dict[str, _Line] = {}
    for i in group:
        other = lines[i]
        if other.sentence.article != sentence.article and merge.same(
            own, terms(other.sentence.text)
        ):
            support.setdefault(other.sentence.article, other)
    origins = {lines[speaker].origin, *(line.origin for line in support.values())}
    return Claim(sentence, tuple(line.sentence for line in support.values()), len(origins))


def _in_reading_order(lines: Sequence[_Line], chosen: Sequence[int]) -> list[int]:
    """The earlier of the two ledes ranked highest, then by publication and position (the order
    of ``lines``)."""
    opener = sorted([i for i in chosen if lines[i].sentence.index == 0][:2])[:1]
    return opener + sorted(i for i in chosen if i not in opener)


def _leaning(
    lines: Sequence[_Line], groups: Sequence[Sequence[int]], words: int
) -> tuple[Claim, ...]:
    """The best admitted sentence after those it leans on, back to one that reads well alone.

    One that only opens with a connective (*But Italian officials said …*) names what it speaks of
    and is shown by itself.
    """
    admitted = [i for i, line in enumerate(lines) if line.focus * line.safety > 0]
    for i in sorted(admitted, key=lambda i: (-lines[i].focus * lines[i].safety, i)):
        before = range(i - 1, max(-1, i - 1 - _ANTECEDENTS), -1)
        if lines[i].safety == SAFETY["connective"]:
            before = range(0)
        first = next(
            (
                j
                for j in before
                if lines[j].document == lines[i].document and lines[j].safety >= ALONE
            ),
            i,
        )
        for start in range(first, i + 1):
            shown = range(start, i + 1)
            if sum(len(lines[j].sentence.text.split()) for j in shown) <= words:
                alike = {j: group for group in groups for j in group}
                return tuple(_claim(lines, j, alike[j]) for j in shown)
    return ()
