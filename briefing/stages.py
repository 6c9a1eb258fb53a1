"""One stage at a time: what the commands show that show a stage, and :mod:`briefing.pipeline` runs.

Each function takes a corpus through the stages before its own. Nothing here decides anything:
every rule is in a stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing import changes, sentences, study
from briefing.changes import Previous
from briefing.config import Settings
from briefing.errors import UsageError, unknown_name
from briefing.gathering import Corpus
from briefing.model import (
    Article,
    Claim,
    Disagreement,
    Document,
    Event,
    Fate,
    LedgerLine,
    Lineage,
    Passage,
    Quote,
    Story,
)
from briefing.workers import Each

if TYPE_CHECKING:
    from briefing.group import Reasons, Ties


def lineages(corpus: Corpus, *, each: Each = map) -> dict[str, Lineage]:
    """The lineage of every article, by id."""
    from briefing import lineage

    return {line.article: line for line in lineage.trace(corpus.articles, each=each)}


def events(corpus: Corpus, *, each: Each = map) -> tuple[tuple[Event, ...], dict[str, Lineage]]:
    """The events of a corpus, and the lineage of every article by id."""
    from briefing import group

    lines = lineages(corpus, each=each)
    return group.group(corpus.articles, lineage=lines, each=each), lines


def documents(
    articles: Sequence[Article], lines: dict[str, Lineage], *, each: Each = map
) -> dict[str, Document]:
    """The articles split into sentences, by id."""
    split = zip(articles, each(sentences.split, articles), strict=True)
    return {a.id: Document(a, found, lines[a.id].origin) for a, found in split}


def matcher(settings: Settings):
    """The desk's profiles in the desk's order, and a matcher over them."""
    from briefing import issues

    folders = [issues.SHIPPED, *(f for f in settings.issue_folders if f.is_dir())]
    profiles = {p.id: p for p in issues.load_profiles(folders)}
    for name in (*settings.issues, *settings.without):
        if name not in profiles:
            raise unknown_name("issue", name, profiles)
    order = dict.fromkeys((*settings.issues, *profiles))
    chosen = tuple(profiles[name] for name in order if name not in settings.without)
    return chosen, issues.Matcher(chosen)


def passages(corpus: Corpus, settings: Settings) -> Iterator[Passage]:
    """Every sentence of the corpus that touches an issue, in reading order."""
    from briefing import issues

    _, match = matcher(settings)
    for article in corpus.articles:
        for passage in issues.passages(sentences.split(article), match):
            if passage.matches:
                yield passage


def quotations(corpus: Corpus) -> Iterator[Quote]:
    """Who said what, article by article, in reading order."""
    from briefing import quotes

    for article in corpus.articles:
        yield from quotes.quotes(article, sentences.split(article))


def disagreements(corpus: Corpus) -> Iterator[tuple[Event, Disagreement]]:
    """Where the sources of one event differ, event by event."""
    found, lines = events(corpus)
    split = documents(corpus.articles, lines)
    for event in found:
        for disagreement in study.differences(speaking(event, split, lines)):
            yield event, disagreement


def summary(corpus: Corpus, *, words: int, by: str) -> tuple[Claim, ...]:
    """All articles summarised as one event."""
    from briefing import select

    lines = lineages(corpus)
    return select.select(tuple(documents(corpus.articles, lines).values()), words=words, by=by)


def speaking(
    event: Event, split: Mapping[str, Document], lines: Mapping[str, Lineage]
) -> tuple[Document, ...]:
    """The documents of an event, without those that another speaks for: a later version, or the
    very same article that was collected before."""
    return tuple(
        split[key]
        for key in event.articles
        if not lines[key].replaced_by and not _again(key, lines[key].copy_of, split)
    )


def _again(key: str, other: str | None, split: Mapping[str, Document]) -> bool:
    """Whether an article is the other of its own outlet, collected again."""
    if other not in split or split[key].article.source != split[other].article.source:
        return False
    one, two = (split[k].article for k in (key, other))
    return one.text[slice(*one.span)].split() == two.text[slice(*two.span)].split()


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one event or article is where it is, with what it takes to name all that plays a part."""

    line: LedgerLine | None
    """What became of the article asked for; None where an event was."""
    article: Article | None = None
    """The article asked for, if it was used at all."""
    reasons: Reasons | None = None
    """Of its event, or of the event asked for."""
    ties: Ties | None = None
    """Of the article asked for."""
    story: Story | None = None
    """That its event is part of."""
    events: Mapping[str, Event] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    lineage: Mapping[str, Lineage] = field(default_factory=dict)


def explain(corpus: Corpus, subject: str, *, previous: Previous | None = None) -> Explained:
    """Why the event or article that ``subject`` names is where it is (see ``group.find``).

    With ``previous``, a brief of these articles, events go by the ids that they have there, and
    articles that it cites are known as cited. Raises UsageError for an unknown name.
    """
    from briefing import group, lineage

    lines = {line.article: line for line in lineage.trace(corpus.articles)}
    alike = group.resemble(corpus.articles, lineage=lines)
    found = group.events(alike)
    quiet: tuple[Event, ...] = ()
    if previous:
        found, _, quiet = changes.carry(found, previous)
    aside = (
        *corpus.aside,
        *(LedgerLine(p.source, "", "", "set aside", p.message) for p in corpus.problems if p.fatal),
    )
    named = group.find(subject, (*found, *quiet), corpus.articles, aside)
    if isinstance(named, LedgerLine):
        return Explained(named)
    if named in quiet:
        raise UsageError(f"event {named.id} of the brief: none of its articles is among those read")
    asked = named if isinstance(named, Article) else None
    home = next(e for e in found if named.id in e.articles) if asked else named
    articles = {a.id: a for a in corpus.articles}
    return Explained(
        line=_line(asked, lines[asked.id], previous) if asked else None,
        article=asked,
        reasons=group.reasons(home, found, alike),
        ties=group.ties(asked.id, found, alike) if asked else None,
        story=next((s for s in group.stories(found, alike) if home.id in s.events), None),
        events={e.id: e for e in found},
        articles=articles,
        lineage=lines,
    )


def _line(article: Article, line: Lineage, brief: Previous | None) -> LedgerLine:
    fate: Fate = "updated" if line.replaced_by else "copy" if line.copy_of else "read"
    if brief and any(a.id == article.id for a in brief.cited):
        fate = "cited"
    return LedgerLine(article.ref, article.title, article.outlet, fate, line.evidence)
