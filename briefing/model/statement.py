"""What is said: claims, quotations, differences, dates. Every one rests on a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from briefing.model.article import Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """That a passage touches an issue, how strongly, and why."""

    issue: str
    score: float
    because: tuple[str, ...]
    """The words in the passage that said so, in order of weight."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the issues it touches."""

    sentence: Sentence
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of ours that a page shows in brackets within a sentence, and never as part of it.

    ``Michel [Charles Michel, Council President]``, ``on Thursday [7 December 2023]``: they stand
    right after the words that they explain.
    """

    kind: Literal["date", "antecedent"]
    start: int
    end: int
    """Span, in the article's text, of the words that it explains."""
    words: str
    """Those words."""
    text: str
    """What is put in brackets: ``7 December 2023``, ``Charles Michel``."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said: a sentence to show, and every other sentence that says the same."""

    sentence: Sentence
    support: tuple[Sentence, ...] = ()
    """Near-identical sentences of other articles, in order of publication."""
    origins: int = 1
    """How many independent origins say it."""
    matches: tuple[Match, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    """What a reader needs who meets the sentence far from its article, in order of position."""
    new: bool = False
    """Said by articles only that the previous brief did not know; False where there was none."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence as a page shows it (see :func:`pieces`)."""
        return pieces(self.sentence, self.insertions)


def settled(insertions: Iterable[Insertion]) -> tuple[Insertion, ...]:
    """Insertions in order of position; where two explain the same words, who is meant stands
    before when: *May* is not the month in "May [Theresa May]"."""
    kept: list[Insertion] = []
    for one in sorted(insertions, key=lambda i: (i.kind != "antecedent", i.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda i: i.start))


def pieces(sentence: Sentence, insertions: Sequence[Insertion]) -> tuple[tuple[str, bool], ...]:
    """A sentence with words of ours in it: (words, whether they are the source's own), in order.

    ``insertions`` in order of position; theirs are in brackets, right after what they explain.
    """
    parts, at = [], 0
    for insertion in insertions:
        end = insertion.end - sentence.start
        parts += [(sentence.text[at:end], True), (f"[{insertion.text}]", False)]
        at = end
    return (*parts, (sentence.text[at:], True))


Speech = Literal["direct", "indirect", "mixed"]
"""``direct``: all of it in quotation marks; ``mixed``: part of it; ``indirect``: none."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a report gives to someone: ``article.text[start:end] == text``.

    What someone said in several pieces (“…,” he said, “…”) is one quote a piece, and so is each
    paragraph of a longer quotation.
    """

    article: str
    """Id of the article."""
    start: int
    end: int
    text: str
    """Verbatim, quotation marks included."""
    kind: Speech
    speaker: str | None = None
    """The fullest name the article gives; a description as it stands where there is no name;
    None where the article does not tell."""
    speaker_span: tuple[int, int] | None = None
    """The phrase beside the cue ("she", "Noah Barkin, a senior fellow")."""
    role: str | None = None
    """As the article gives it, there or where it introduces the speaker."""
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    anonymous: bool = False
    """Whether the speakers are people whom the report does not name."""
    denial: bool = False
    via: str | None = None
    """Who reports it, where that is not the article itself ("according to Xinhua")."""
    marked: tuple[tuple[int, int], ...] = ()
    """The stretches of it in quotation marks, marks included."""
    relays: bool = False
    """Whether what is said is itself that someone said something; that is a quote of its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as a brief lists it: who, and the whole sentence that holds it."""

    quote: Quote
    sentence: Sentence
    actor: str | None = None
    """Name of the :class:`Actor` it is given to; None where that is nobody with a name."""


Difference = Literal["figure", "speaker", "role", "date"]
Nature = Literal["rounding", "currency", "period", "scope", "update", "conflict"]
"""What kind of difference: only ``conflict`` says that both cannot be right as they stand."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences that state one thing differently, shown side by side and never resolved."""

    kind: Difference
    nature: Nature
    sentences: tuple[Sentence, Sentence]
    """The earlier publication first, where that is known."""
    spans: tuple[tuple[int, int], tuple[int, int]]
    """The differing words, as spans of each sentence's article."""
    note: str
    """What differs, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How an event is sourced, as counted; no likelihood is drawn from it."""

    articles: int
    origins: int
    """Independent origins."""
    wires: tuple[str, ...]
    """News agencies among the origins, in alphabetical order, as are all lists here."""
    state_media: tuple[str, ...]
    """State-run media among the origins."""
    official: tuple[str, ...]
    """Institutions that speak for themselves among the origins."""
    others: tuple[str, ...]
    """All other origins."""
    state_media_cited: tuple[str, ...]
    """State-run media that articles of other origins rest statements on."""
    anonymous: int
    """Articles that rest a statement on sources they do not name."""
    latest: datetime | None
    """The last publication, where any is known."""
    undated: int
    disagreements: int
    """True conflicts among the articles, as counted by the caller."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that says when something happened or will happen."""

    sentence: Sentence
    start: date
    end: date
    """First and last day of what its words mean: a day, a month, a year…"""
    precision: Literal["day", "week", "month", "quarter", "year"]
    words: str
    """The words that say when, verbatim."""
    span: tuple[int, int]
    """Where these stand in the article's text."""
    stated: bool
    """False where the year, or all of it, was counted from the day of publication."""
    ahead: bool
    """Whether it lay ahead when the article appeared."""
    event: str | None = None
    """Id of the event whose reports say so."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something announced, and whether it was reported once its day had come."""

    announced: Dated
    status: Literal["ahead", "reported", "no report"]
    """``no report``: its day has passed, and no article read since speaks of it."""
    report: Sentence | None = None
    """The sentence that speaks of it, where one was found."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a source calls someone: ``article.text[start:end] == text``."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or an institution that speaks in the reports."""

    name: str
    kind: Literal["person", "institution"]
    also: tuple[str, ...] = ()
    """Other names that the reports use for it, in alphabetical order."""
    roles: tuple[Role, ...] = ()
    """Different roles, as sources give them, the most frequent first."""
    statements: int = 0
    """How many statements are given to it; what copies repeat counts once."""
    events: tuple[str, ...] = ()
    """Ids of the events in whose reports it speaks."""
