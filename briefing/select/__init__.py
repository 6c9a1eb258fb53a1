"""Claims: which sentences of an event to show, who else says the same, in what order.

The road: judge how well each sentence reads alone → fold near-identical sentences together, the
one that reads best speaking for all → let a summariser order them → keep what fits the budget and
repeats nothing → reading order.

Knows nothing of issues: a ``focus`` is only sentences and weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Claim, Document, Insertion, Sentence
from briefing.ranking import Candidate, Ranker, Task, ranker, terms
from briefing.select import merge, wording
from briefing.select.context import ALONE, FEWEST_WORDS, FILLS, SAFETY, dangling, safety, understood

__all__ = ["ALONE", "FILLS", "dangling", "safety", "select"]

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
    insertions: tuple[Insertion, ...] = ()
    """What is shown in brackets within it."""

    @property
    def inserted(self) -> int:
        """Words in its brackets."""
        return sum(len(insertion.text.split()) for insertion in self.insertions)


def select(
    documents: Sequence[Document],
    *,
    words: int,
    by: str = "coverage",
    focus: Mapping[Sentence, float] | None = None,
    insertions: Mapping[Sentence, tuple[Insertion, ...]] | None = None,
    heading: str = "",
) -> tuple[Claim, ...]:
    """The claims that tell an event within a budget, in reading order.

    ``words`` counts runs between white space. ``by`` names a summariser (see
    :mod:`briefing.ranking`). ``focus`` admits only its sentences and weights them (any scale,
    above 0); without it all are admitted alike. Sentences that cannot be read alone are passed
    over; where nothing else is admitted, the best one is shown after the sentences it leans on.
    ``insertions`` explain words of sentences (*He [Charles Michel] said*): one whose only fault
    they mend may be shown alone. They go with the claim and count against the budget.
    ``heading`` stands above the claims: room that is left in a focus goes to sentences whose
    nouns it or the claims before them explain.

    Raises :class:`briefing.errors.UsageError` for an unknown summariser.
    """
    rank = ranker(by)
    ordered = _trimmed(sorted(documents, key=_chronology))
    lines = _lines(ordered, focus, insertions or {})
    groups = merge.groups([terms(line.sentence.text) for line in lines])
    speakers = _speakers(lines, groups, ALONE)
    if not speakers:
        return _leaning(lines, groups, words)
    heard = _heard(lines, groups, len(ordered))
    chosen = _chosen(lines, speakers, heard, words, rank)
    spare = words - sum(_length(lines[i]) for i in chosen)
    if focus and spare >= FEWEST_WORDS:
        others = _speakers(lines, groups, FILLS)
        fillers = {
            i: found
            for i, found in others.items()
            if i not in speakers and understood(lines[i].sentence, _read(lines, chosen, i, heading))
        }
        chosen += _chosen(lines, fillers, heard, spare, rank, said=chosen)
        speakers |= fillers
    return _once_introduced(
        _claim(lines, i, speakers[i][1]) for i in _in_reading_order(lines, chosen)
    )


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


def _lines(
    documents: Sequence[Document],
    focus: Mapping[Sentence, float] | None,
    insertions: Mapping[Sentence, tuple[Insertion, ...]],
) -> list[_Line]:
    most = max(focus.values(), default=1.0) if focus else 1.0
    return [
        _Line(
            sentence,
            number,
            document.origin,
            safe,
            1.0 if focus is None else focus.get(sentence, 0.0) / most,
            insertions.get(sentence, ()) if insertions else (),
        )
        for number, document in enumerate(documents)
        for sentence, safe in zip(document.sentences, safety(document, insertions), strict=True)
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
    lines: Sequence[_Line], groups: Sequence[Sequence[int]], least: float
) -> dict[int, tuple[float, Sequence[int]]]:
    """For each group that may be shown, the line that speaks for it, its weight, and the group.

    ``least`` is how well a line must read alone.
    The safest admitted line speaks, the earliest among equals, so an original before its copy.
    """
    found = []
    for group in groups:
        admitted = [i for i in group if lines[i].focus > 0 and lines[i].safety >= least]
        if admitted:
            best = min(admitted, key=lambda i: (-lines[i].safety, i))
            weight = lines[best].safety * max(lines[i].focus for i in admitted)
            found.append((lines[best].sentence.index, best, (weight, group)))
    kept = sorted(found, key=lambda f: f[:2])[:_MOST_CANDIDATES]
    return {best: rest for _, best, rest in sorted(kept, key=lambda f: f[1])}


def _read(lines: Sequence[_Line], chosen: Sequence[int], i: int, heading: str) -> str:
    """The heading and those of the chosen sentences that stand before a line in any order."""
    return "\n".join((heading, *(lines[j].sentence.text for j in sorted(chosen) if j < i)))


def _chosen(
    lines: Sequence[_Line],
    speakers: Mapping[int, tuple[float, Sequence[int]]],
    heard: tuple[tuple[Sentence, ...], ...],
    words: int,
    rank: Ranker,
    *,
    said: Sequence[int] = (),
) -> list[int]:
    """The lines of ``speakers`` that a summariser chooses, beside those that are ``said``."""
    candidates = tuple(
        Candidate(lines[i].sentence, lines[i].document, weight, lines[i].inserted)
        for i, (weight, _) in speakers.items()
    )
    numbers = list(speakers)
    before = [merge.content(terms(lines[i].sentence.text)) for i in said]
    return [numbers[i] for i in _packed(Task(heard, candidates, words), rank, before)]


def _packed(task: Task, rank: Ranker, said: Sequence[frozenset[str]]) -> list[int]:
    """The candidates kept: in the summariser's order, what fits and repeats nothing kept or
    ``said``."""
    kept: list[int] = []
    bags = list(said)
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
    said = [(line.origin, line.sentence.text) for line in (lines[speaker], *support.values())]
    return Claim(
        sentence,
        tuple(line.sentence for line in support.values()),
        wording.voices(said),
        insertions=lines[speaker].insertions,
    )


def _once_introduced(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, with a name given in full only where they first tell of somebody."""
    told = ""
    found: list[Claim] = []
    for claim in claims:
        new = tuple(i for i in claim.insertions if not _is_known(i, told))
        found.append(claim if new == claim.insertions else replace(claim, insertions=new))
        told += " ".join((claim.sentence.text, *(i.text for i in new), "\n"))
    return tuple(found)


def _is_known(insertion: Insertion, told: str) -> bool:
    """Whether it only adds to a surname what was told before."""
    return insertion.text.split()[-1] in insertion.words and insertion.text in told


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
    and is shown by itself. Where nothing before it reads alone, or the budget does not hold them
    together, the next best is tried: a sentence is shown with what it leans on or not at all.
    """
    admitted = [i for i, line in enumerate(lines) if line.focus * line.safety > 0]
    for i in sorted(admitted, key=lambda i: (-lines[i].focus * lines[i].safety, i)):
        shown = _with_antecedents(lines, i)
        if shown and sum(_length(lines[j]) for j in shown) <= words:
            alike = {j: group for group in groups for j in group}
            return _once_introduced(_claim(lines, j, alike[j]) for j in shown)
    return ()


def _with_antecedents(lines: Sequence[_Line], i: int) -> range | None:
    """The sentence and those before it in its paragraphs, from one that reads well alone."""
    if lines[i].safety == SAFETY["connective"] or _opens(lines[i]):
        return range(i, i + 1)
    if lines[i].safety < SAFETY["no speaker"]:
        return None
    for j in range(i - 1, max(-1, i - 1 - _ANTECEDENTS), -1):
        near = lines[j + 1].sentence.paragraph - lines[j].sentence.paragraph <= 1
        if lines[j].document != lines[i].document or not near:
            return None
        if lines[j].safety >= ALONE or _opens(lines[j]):
            return range(j, i + 1)
        if lines[j].safety < SAFETY["no speaker"]:
            return None
    return None


def _opens(line: _Line) -> bool:
    """Whether it is the first sentence of its article and only takes something for known."""
    return line.sentence.index == 0 and line.safety >= SAFETY["refers back"]


def _length(line: _Line) -> int:
    """Words that a reader counts, those in brackets among them."""
    return len(line.sentence.text.split()) + line.inserted
