"""What each section tells: the issues that sentences touch, and the claims chosen for every share.

Runs the matching and selecting stages over the events of a run. Decides nothing that a stage does
not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from briefing import changes, sections, study
from briefing.changes import Previous
from briefing.config import Settings
from briefing.edits import Regrouped
from briefing.gathering import Track, untracked
from briefing.model import Audience, Document, Insertion, Match, Sentence, settled
from briefing.workers import Each

if TYPE_CHECKING:
    from briefing.issues import Matcher


def shares(
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


def select(
    shares: Iterable[sections.Share],
    members: Mapping[str, tuple[Document, ...]],
    hand: Regrouped,
    matches: Mapping[Sentence, tuple[Match, ...]],
    audience: Audience,
    settings: Settings,
    previous: Previous | None,
) -> Iterator[sections.Told]:
    """The claims of every share, an event's home section first."""
    from briefing import select as selection

    articles = {d.article.id: d.article for ds in members.values() for d in ds}
    titles = {event.id: event.title for event in hand.events}
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
            selection.select(
                members[share.event],
                words=max(round(audience.words * share.room), sections.LEAST_WORDS),
                by=settings.ranker,
                focus=focus,
                insertions=explained(share.event),
                heading=titles[share.event],
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


def watched(
    shares: Iterable[sections.Share], match: Matcher
) -> Iterator[tuple[str, str, str, str]]:
    """The watch terms of each section's own issue in what events say on it."""
    for share in shares:
        for sentence in share.focus:
            for issue, pattern, words in match.watched(sentence.text):
                if issue == share.section:
                    yield issue, pattern, words, share.event
