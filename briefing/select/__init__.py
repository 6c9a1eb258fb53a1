"""Claims: which sentences of an event to show, who else says the same, in what order.

The road: judge how well each sentence reads alone → fold near-identical sentences together, the
one that reads best speaking for all → let a summariser order them → keep what fits the budget and
repeats nothing → reading order.

Knows nothing of issues: a ``focus`` is only sentences and weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Claim, Document, Sentence
from briefing.ranking import Candidate, Ranker, Task, ranker, terms
from briefing.select import merge
from briefing.select.context import dangling, weights

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
_LEDE = 2
"""Sentences from the top of an article that may open the entry."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the event with what selection knows of it."""

    sentence: Sentence
    document: int
    """Number of its document in order of publication."""
    origin: str
    safety: float
    """0 (not to be shown alone) to 1."""
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
    ordered = sorted(documents, key=_chronology)
    lines = _lines(ordered, focus)
    groups = merge.groups([terms(line.sentence.text) for line in lines])
    speakers = _speakers(lines, groups)
    if not speakers:
        return _leaning(lines, words)
    task = Task(
        tuple(d.sentences[: _depth(ordered)] for d in ordered),
        tuple(
            Candidate(lines[i].sentence, lines[i].document, weight)
            for i, (weight, _) in speakers.items()
        ),
        words,
    )
    numbers = list(speakers)
    chosen = [numbers[i] for i in _packed(task, rank)]
    return tuple(_claim(lines, i, speakers[i][1]) for i in _in_reading_order(lines, chosen))


def _chronology(document: Document) -> tuple[bool, float, str, str]:
    """Dated articles by time, then undated ones; ties by the user's name for them."""
    at = document.article.published.at
    return at is None, at.timestamp() if at else 0.0, document.article.ref, document.article.id


def _depth(documents: Sequence[Document]) -> int:
    return max(1, _MOST_SENTENCES // max(1, len(documents)))


def _lines(documents: Sequence[Document], focus: Mapping[Sentence, float] | None) -> list[_Line]:
    most = max(focus.values(), default=1.0) if focus else 1.0
    return [
        _Line(
            sentence,
            number,
            document.origin,
            safety,
            1.0 if focus is None else focus.get(sentence, 0.0) / most,
        )
        for number, document in enumerate(documents)
        for sentence, safety in list(zip(document.sentences, weights(document), strict=True))[
            : _depth(documents)
        ]
    ]


def _speakers(
    lines: Sequence[_Line], groups: Sequence[Sequence[int]]
) -> dict[int, tuple[float, Sequence[int]]]:
    """For each group that may be shown, the line that speaks for it, its weight, and the group.

    The safest admitted line speaks, the earliest among equals, so an original before its copy.
    """
    found = []
    for group in groups:
        admitted = [i for i in group if lines[i].focus > 0 and lines[i].safety > 0]
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
    """The lede that was ranked highest, then by publication and position, as ``lines`` are."""
    opener = [i for i in chosen if lines[i].sentence.index < _LEDE][:1]
    return opener + sorted(i for i in chosen if i not in opener)


def _leaning(lines: Sequence[_Line], words: int) -> tuple[Claim, ...]:
    """The most admitted sentence after those it leans on, back to one that stands alone."""
    admitted = [i for i, line in enumerate(lines) if line.focus > 0]
    for i in sorted(admitted, key=lambda i: (-lines[i].focus, i)):
        shown = [lines[i].sentence]
        for line in reversed(lines[max(0, i - _ANTECEDENTS) : i]):
            if line.document != lines[i].document:
                break
            shown.insert(0, line.sentence)
            if line.safety > 0:
                break
        if sum(len(s.text.split()) for s in shown) <= words:
            return tuple(Claim(sentence) for sentence in shown)
    return ()
