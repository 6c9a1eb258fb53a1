"""The composition root: which stage follows which. The whole run is readable on this page.

:mod:`briefing.gathering` brings the articles in; ``events``, ``passages``, ``summary`` and the
like are the stages that the command line offers on their own; ``make`` runs them all and
``publish`` renders and writes.
Nothing here decides anything: every rule is in a stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import changes, compose, sections, sentences, verify
from briefing.changes import Previous
from briefing.config import Settings
from briefing.errors import unknown_name
from briefing.gathering import (
    Corpus,
    Track,
    untracked,
)
from briefing.model import (
    Article,
    Audience,
    Brief,
    Change,
    Claim,
    Disagreement,
    Document,
    Event,
    Lineage,
    Match,
    Passage,
    Quote,
    Section,
    Sentence,
    Update,
)
from briefing.workers import Beside

if TYPE_CHECKING:
    from briefing.issues import Matcher


def events(corpus: Corpus) -> tuple[tuple[Event, ...], dict[str, Lineage]]:
    """The events of a corpus, and the lineage of every article by id."""
    from briefing import group, lineage

    lines = {line.article: line for line in lineage.trace(corpus.articles)}
    return group.group(corpus.articles, lineage=lines), lines


def documents(articles: Iterable[Article], lines: dict[str, Lineage]) -> dict[str, Document]:
    """The articles split into sentences, by id."""
    return {a.id: Document(a, sentences.split(a), lines[a.id].origin) for a in articles}


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
    from briefing import compare, quotes

    found, lines = events(corpus)
    split = documents(corpus.articles, lines)
    for event in found:
        members = _speaking(event, split, lines)
        said = {d.article.id: quotes.spoken(quotes.quotes(d.article, d.sentences)) for d in members}
        for disagreement in compare.compare(members, quotes=said):
            yield event, disagreement


def summary(corpus: Corpus, *, words: int, by: str) -> tuple[Claim, ...]:
    """All articles summarised as one event."""
    from briefing import lineage, select

    lines = {line.article: line for line in lineage.trace(corpus.articles)}
    return select.select(tuple(documents(corpus.articles, lines).values()), words=words, by=by)


def make(
    corpus: Corpus,
    settings: Settings,
    audience: Audience,
    *,
    now: datetime,
    title: str | None = None,
    previous: Previous | None = None,
    track: Track = untracked,
) -> Brief:
    """The brief of a corpus, every quotation checked against its source."""
    found, lines = events(corpus)
    split = documents(corpus.articles, lines)
    updates = _updates(lines, split)
    course: tuple[Change, ...] = ()
    quiet: tuple[Event, ...] = ()
    if previous:
        versions = {u.later: (u.earlier,) for u in updates}
        found, course, quiet = changes.carry(found, previous, versions=versions)

    members = {e.id: _speaking(e, split, lines) for e in found}
    profiles, match = matcher(settings)
    shares, matches = _shares(track(members.items(), "Sorting", len(members)), match)
    room = sections.leading(shares, most=audience.events)
    told = tuple(
        _select(track(room, "Selecting", len(room)), members, matches, audience, settings, previous)
    )
    brief = compose.compose(
        compose.Findings(
            articles=corpus.articles,
            aside=corpus.aside,
            lineage=lines,
            events=found,
            sections=sections.arrange(_outline(profiles), told, shares),
            problems=corpus.problems,
            updates=updates,
            changes=course,
            quiet=quiet,
            previous=previous.created if previous else None,
        ),
        title=title or settings.title,
        audience=audience.name,
        now=now,
        notes=_notes(settings, audience),
    )
    verify.require_faithful(brief, {a.id: a for a in corpus.articles})
    return brief


def _speaking(
    event: Event, split: Mapping[str, Document], lines: Mapping[str, Lineage]
) -> tuple[Document, ...]:
    """The documents of an event, without those that a later version speaks for."""
    return tuple(split[key] for key in event.articles if not lines[key].replaced_by)


def _updates(lines: Mapping[str, Lineage], split: Mapping[str, Document]) -> tuple[Update, ...]:
    """What changed in every article that a later version of itself replaced."""
    from briefing import lineage

    return tuple(
        Update(
            key,
            line.replaced_by,
            lineage.changes(split[key].sentences, split[line.replaced_by].sentences),
        )
        for key, line in lines.items()
        if line.replaced_by
    )


def _shares(
    members: Iterable[tuple[str, tuple[Document, ...]]], match: Matcher
) -> tuple[tuple[sections.Share, ...], dict[Sentence, tuple[Match, ...]]]:
    """What every event has to say in every section, and the issues its sentences touch."""
    from briefing import issues

    shares: list[sections.Share] = []
    matches: dict[Sentence, tuple[Match, ...]] = {}
    for event, documents in members:
        for document in documents:
            for passage in issues.passages(document.sentences, match):
                if passage.matches:
                    matches[passage.sentence] = passage.matches
        headlines = {d.article.id: match.match(d.article.title) for d in documents}
        shares.extend(sections.share_out(event, documents, matches, headlines))
    return tuple(shares), matches


def _select(
    shares: Iterable[sections.Share],
    members: Mapping[str, tuple[Document, ...]],
    matches: Mapping[Sentence, tuple[Match, ...]],
    audience: Audience,
    settings: Settings,
    previous: Previous | None,
) -> Iterator[sections.Told]:
    """The claims of every share, an event's home section first."""
    from briefing import select
    from briefing.dating import notes

    published = {d.article.id: d.article.published for ds in members.values() for d in ds}
    known = previous.articles if previous else None
    printed: set[Sentence] = set()
    for share in shares:
        focus = sections.unprinted(share.focus, printed)
        words = round(audience.words * share.room)
        claims = (
            select.select(members[share.event], words=words, by=settings.ranker, focus=focus)
            if focus
            else ()
        )
        printed.update(s for c in claims for s in (c.sentence, *c.support))
        yield sections.Told(
            share.section,
            share.event,
            share.weight,
            share.home,
            tuple(
                replace(
                    claim,
                    matches=matches.get(claim.sentence, ()),
                    insertions=notes.notes(claim.sentence, published[claim.sentence.article]),
                    new=changes.is_new(claim, known),
                )
                for claim in claims
            ),
        )


@contextmanager
def typesetter(outputs: Sequence[Path]) -> Iterator[Beside | None]:
    """A process that loads the PDF engine while this one reads, if any output needs it."""
    if any(path.suffix.lower() == ".pdf" for path in outputs):
        with Beside(_load_engine) as other:
            yield other
    else:
        yield None


def publish(
    brief: Brief,
    outputs: Sequence[Path],
    audience: Audience,
    settings: Settings,
    *,
    setter: Beside | None = None,
) -> dict[Path, int]:
    """Render every output and write all of them or none; sizes in bytes by path.

    ``setter`` (see :func:`typesetter`) lays out the PDF while the other formats are made here.
    """
    from briefing import files, render

    def rendered(path: Path) -> Callable[[], bytes]:
        arguments = (brief, path.suffix, audience)
        if setter and path.suffix.lower() == ".pdf":
            return setter.start(render.render, *arguments, templates=settings.templates)
        return lambda: render.render(*arguments, templates=settings.templates)

    waiting = {path: rendered(path) for path in outputs}
    late = sorted(outputs, key=lambda path: path.suffix.lower() == ".pdf")
    pages = {path: waiting[path]() for path in late}
    files.publish(pages)
    return {path: len(pages[path]) for path in outputs}


def _load_engine() -> None:
    from briefing import render

    render.prepare()


def _outline(profiles) -> tuple[Section, ...]:
    other = Section(
        sections.OTHER, "Other developments", "What else was reported that fits none of the issues?"
    )
    return (*(Section(p.id, p.title, p.question) for p in profiles), other)


def _notes(settings: Settings, audience: Audience) -> tuple[tuple[str, str], ...]:
    return (
        (
            "Method",
            "Articles are grouped by event; from each event sentences are chosen verbatim "
            f"(ranker: {settings.ranker}; at most {audience.words} words an event in its own "
            "section, fewer for a single origin, half of that in other sections) "
            "and sorted by the issues they touch. No word of the quoted text was written or "
            "changed by the program.",
        ),
    )
