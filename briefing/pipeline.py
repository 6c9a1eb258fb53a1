"""The composition root: which stage follows which. The whole run is readable on this page.

:mod:`briefing.gathering` brings the articles in; ``events``, ``passages``, ``summary`` and the
like are the stages that the command line offers on their own; ``make`` runs them all and
``publish`` renders and writes.
Nothing here decides anything: every rule is in a stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import changes, compose, edits, handling, sections, sentences, study, verify
from briefing.changes import Previous
from briefing.config import Settings
from briefing.edits import Edit, Regrouped
from briefing.errors import UsageError, unknown_name
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
    Fate,
    Insertion,
    LedgerLine,
    Lineage,
    Match,
    Passage,
    Problem,
    Quote,
    Section,
    Sentence,
    Story,
    Update,
    settled,
)
from briefing.workers import Beside, Each

if TYPE_CHECKING:
    from briefing.group import Reasons, Ties
    from briefing.issues import Matcher


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
        for disagreement in study.differences(_speaking(event, split, lines)):
            yield event, disagreement


def summary(corpus: Corpus, *, words: int, by: str) -> tuple[Claim, ...]:
    """All articles summarised as one event."""
    from briefing import select

    lines = lineages(corpus)
    return select.select(tuple(documents(corpus.articles, lines).values()), words=words, by=by)


def make(
    corpus: Corpus,
    settings: Settings,
    audience: Audience,
    *,
    now: datetime,
    title: str | None = None,
    previous: Previous | None = None,
    by_hand: Sequence[Edit] = (),
    failures: Sequence[Problem] = (),
    track: Track = untracked,
    each: Each = map,
) -> Brief:
    """The brief of a corpus, every quotation checked against its source.

    ``failures`` are sources of which nothing could be fetched.
    """
    from briefing import compare, gaps, group

    rules = handling.parse(settings.handling)
    clearance = handling.clearance(audience, rules)
    if handling.above(rules.default, clearance):
        failures = ()
    if previous:
        handling.require_cleared(
            previous,
            corpus.hidden,
            marking=previous.marking,
            clearance=clearance,
            name="the previous brief",
        )
    lines = lineages(corpus, each=each)
    alike = group.resemble(corpus.articles, lineage=lines, each=each)
    found = group.events(alike)
    split = documents(corpus.articles, lines, each=each)
    updates = _updates(lines, split)
    course: tuple[Change, ...] = ()
    quiet: tuple[Event, ...] = ()
    if previous:
        versions = {u.later: (u.earlier,) for u in updates}
        found, course, quiet = changes.carry(found, previous, versions=versions)
    memory = found
    hand = edits.regroup(memory, by_hand, {a.id: a for a in corpus.articles}, lineage=lines)
    found = hand.events

    members = {e.id: _speaking(e, split, lines) for e in found}
    if previous:
        course = edits.follow(course, memory, found, known=previous.articles)
        course = tuple(study.moved(members[c.event], c, previous) for c in course)
        course = tuple(replace(change, moved=hand.keep(change.moved)) for change in course)
    profiles, match = matcher(settings)
    shares, matches = _shares(members, match, track=track, each=each)
    if previous:
        seen = {change.event for change in course if change.status == "unchanged"}
        shares = sections.in_background(shares, seen)
    outline = _outline(profiles)
    home = {share.event: share.section for share in shares if share.home}
    places = edits.arrange(sections.ranked(outline, shares), home, hand)
    shares = sections.placed(shares, places.order, places.pinned)
    stories = group.stories(found, alike)
    room = sections.leading(
        shares,
        most=audience.events,
        stories={event: story.id for story in stories for event in story.events},
    )
    room = sections.with_room(room, most=audience.events)
    told = tuple(
        _select(
            track(room, "Selecting", len(room)),
            members,
            matches,
            audience,
            settings,
            previous,
            hand,
        )
    )
    close = {share.event: members[share.event] for share in told}
    found_out, people = study.studies(close, settings.aliases)
    timeline, calendar = study.course({e.id: e for e in found}, close, now=now, previous=previous)
    brief = compose.compose(
        compose.Findings(
            articles=corpus.articles,
            aside=corpus.aside,
            lineage=lines,
            events=found,
            sections=sections.arrange(outline, told, shares),
            problems=corpus.problems,
            updates=tuple(replace(u, revisions=hand.keep(u.revisions)) for u in updates),
            changes=course,
            quiet=quiet,
            previous=previous.created if previous else None,
            remembered=previous.cited if previous else (),
            memory=memory,
            headings=hand.headings,
            comments=hand.comments,
            dropped=places.dropped,
            desk=edits.desk(hand, places, told=close),
            sourcing={event: found.sourcing for event, found in found_out.items()},
            disagreements={e: hand.keep(found.disagreements) for e, found in found_out.items()},
            said={event: hand.keep(found.said) for event, found in found_out.items()},
            actors=people,
            stories=stories,
            timeline=hand.keep(timeline),
            calendar=hand.keep(calendar),
        ),
        title=title or settings.title,
        audience=audience.name,
        now=now,
        notes=_notes(settings, audience),
    )
    brief = replace(
        brief,
        gaps=gaps.gaps(
            brief.sections,
            brief.events,
            brief.ledger,
            failures=[p for p in failures if not corpus.hidden.tells(p)],
            countries=compare.countries(),
        ),
    )
    marking = handling.strictest(corpus.marking, previous.marking if previous else None)
    brief = replace(brief, marking=marking, withheld=corpus.withheld)
    if corpus.withheld:  # an edit that does not apply may name what was taken out
        brief = replace(brief, desk=replace(brief.desk, refused=()))
    verify.require_faithful(
        brief, {a.id: a for a in corpus.articles}, remembered=_remembered(previous)
    )
    handling.require_hidden(brief, corpus.hidden)
    return brief


def _remembered(previous: Previous | None) -> dict[Sentence, None]:
    """The sentences of the previous brief, in order."""
    quoted = previous.told.values() if previous else ()
    announced = (dated.sentence for dated in previous.calendar) if previous else ()
    return dict.fromkeys([*(s for sentences in quoted for s in sentences), *announced])


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
    members: Mapping[str, tuple[Document, ...]],
    match: Matcher,
    *,
    track: Track = untracked,
    each: Each = map,
) -> tuple[tuple[sections.Share, ...], dict[Sentence, tuple[Match, ...]]]:
    """What every event has to say in every section, and the issues its sentences touch."""
    from briefing.keeping import touched

    reports = {d.article.id: d for inside in members.values() for d in inside}
    texts = [(d.article.title, *(s.text for s in d.sentences)) for d in reports.values()]
    found = track(each(partial(touched, match), texts), "Sorting", len(texts))
    headlines: dict[str, tuple[Match, ...]] = {}
    matches: dict[Sentence, tuple[Match, ...]] = {}
    for document, (headline, *others) in zip(reports.values(), found, strict=True):
        headlines[document.article.id] = headline
        touching = zip(document.sentences, others, strict=True)
        matches.update((sentence, issues) for sentence, issues in touching if issues)
    shares: list[sections.Share] = []
    for event, inside in members.items():
        shares.extend(sections.share_out(event, inside, matches, headlines))
    return tuple(shares), matches


def _select(
    shares: Iterable[sections.Share],
    members: Mapping[str, tuple[Document, ...]],
    matches: Mapping[Sentence, tuple[Match, ...]],
    audience: Audience,
    settings: Settings,
    previous: Previous | None,
    hand: Regrouped,
) -> Iterator[sections.Told]:
    """The claims of every share, an event's home section first."""
    from briefing import select

    articles = {d.article.id: d.article for ds in members.values() for d in ds}
    known = previous.articles if previous else None
    printed: set[Sentence] = set()

    @cache
    def explained(event: str) -> dict[Sentence, tuple[Insertion, ...]]:
        """Whom the sentences of an event mean."""
        return {
            document.sentences[index]: insertions
            for document in members[event]
            for index, insertions in study.antecedents(document.article, document.sentences).items()
        }

    for share in shares:
        wanted = {s: weight for s, weight in share.focus.items() if not hand.omits(s)}
        focus = sections.unprinted(wanted, printed)
        claims = (
            select.select(
                members[share.event],
                words=round(audience.words * share.room),
                by=settings.ranker,
                focus=focus,
                insertions=explained(share.event),
            )
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
                    support=hand.keep(claim.support),
                    matches=matches.get(claim.sentence, ()),
                    insertions=settled(
                        (
                            *claim.insertions,
                            *study.days(claim.sentence, articles[claim.sentence.article]),
                        )
                    ),
                    new=changes.is_new(claim, known),
                )
                for claim in claims
            ),
            share.background,
            share.place,
            share.pinned,
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
    articles: Sequence[Article] = (),
    previous: Previous | None = None,
) -> dict[Path, int]:
    """Render every output, check it, and write all of them or none; sizes in bytes by path.

    ``setter`` (see :func:`typesetter`) lays out the PDF while the other formats are made and
    checked here. Every file is read again and held against the ``articles`` it quotes and what the
    ``previous`` brief quoted, by the same means as ``briefing verify``. Raises UnfaithfulBrief.
    """
    from briefing import files, render

    def rendered(path: Path) -> Callable[[], bytes]:
        arguments = (brief, path.suffix, audience)
        if setter and path.suffix.lower() == ".pdf":
            return setter.start(render.render, *arguments, templates=settings.templates)
        return lambda: render.render(*arguments, templates=settings.templates)

    waiting = {path: rendered(path) for path in outputs}
    late = sorted(outputs, key=lambda path: path.suffix.lower() == ".pdf")
    sources = _sources(articles, previous)
    pages: dict[Path, bytes] = {}
    for path in late:
        if path.suffix.lower() == ".pdf":
            verify.prepare()  # while the other process is still at it
        pages[path] = waiting[path]()
        verify.require_verbatim(pages[path], path, sources)
    files.publish(pages)
    return {path: len(pages[path]) for path in outputs}


def _sources(articles: Sequence[Article], previous: Previous | None) -> verify.Sources:
    """What a brief may quote: the articles read, and what the previous brief quoted of others."""
    read = {article.id for article in articles}
    gone = tuple(a for a in (previous.cited if previous else ()) if a.id not in read)
    quoted: dict[str, list[Sentence]] = {article.id: [] for article in gone}
    for sentence in _remembered(previous):
        if sentence.article in quoted:
            quoted[sentence.article].append(sentence)

    def split(article: Article) -> Sequence[Sentence]:
        return quoted[article.id] if article.id in quoted else sentences.split(article)

    return verify.Sources((*articles, *gone), split, study.insertions)


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
