from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

from briefing.group import Following, events, resemble, stories
from briefing.model import Event, Published
from tests.build import article, at

PROBE = (
    "The trade ministry opened a probe into subsidies for electric cars made by Orland's Veltra. "
    "Minister Ana Brandt said the subsidies let Veltra sell its electric cars below cost."
)
HEARING = (
    "At a hearing on the subsidies probe Veltra rejected the charge that it sells electric cars "
    "below cost. Minister Ana Brandt said tariffs on Veltra's cars remained possible."
)
VOTE = (
    "Parliament voted for tariffs on electric cars from Orland, ending the subsidies probe into "
    "Veltra. Minister Ana Brandt called the tariffs fair; Veltra said it would go to court."
)
STORM = (
    "A storm tore roofs from houses along the southern coast and left ten thousand homes without "
    "power. Rescue teams searched the flooded streets of Port Salla through the night."
)

PARTS = (
    article(PROBE, "Ministry opens probe into Veltra's subsidies", day="2024-03-01", source="A"),
    article(HEARING, "Veltra rejects charges at hearing on subsidies", day="2024-03-14"),
    article(VOTE, "Tariffs on Veltra's electric cars approved", day="2024-03-27", source="B"),
)
OTHER = article(STORM, "Storm leaves thousands without power", day="2024-03-14", source="A")


def alone(*articles) -> tuple[Event, ...]:
    """An event for each article, whatever grouping would make of them."""
    return tuple(
        Event(f"event-{a.id}", a.title, a.id, a.published.at, a.published.at, (a.id,))
        for a in sorted(articles, key=lambda a: str(a.published.at))
    )


def told(*articles) -> list[list[str]]:
    """Titles of the articles of each story, every article being an event of its own."""
    titles = {f"event-{a.id}": a.title for a in articles}
    return [
        [titles[key] for key in s.events] for s in stories(alone(*articles), resemble(articles))
    ]


def test_probe_hearing_and_vote_are_one_story_and_the_storm_is_in_none() -> None:
    assert told(*PARTS, OTHER) == [[a.title for a in PARTS]]


def test_the_order_of_events_does_not_matter() -> None:
    found = {
        stories(order, resemble([*PARTS, OTHER])) for order in permutations(alone(*PARTS, OTHER))
    }
    assert len(found) == 1


def test_no_event_and_one_make_no_story() -> None:
    assert told() == [] and told(OTHER) == []


def test_the_same_months_later_is_another_story() -> None:
    late = replace(PARTS[1], id="late", published=Published(at("2024-08-14"), "metadata", "day"))
    assert told(PARTS[0], late) == []
    assert len(told(PARTS[0], PARTS[1])) == 1


def test_an_undated_event_is_in_no_story() -> None:
    undated = replace(PARTS[1], published=Published())
    assert told(PARTS[0], undated) == []


def test_a_chain_does_not_bind_what_has_nothing_in_common() -> None:
    """Each is like the next, the first not like the last: a topic that drifts."""
    names = [f"Name{n}" for n in range(60)]
    drift = [
        article(" ".join(names[6 * n : 6 * n + 12]), f"Headline{n}", day=f"2024-03-{1 + n:02}")
        for n in range(8)
    ]
    assert max(map(len, told(*drift)), default=0) < 8


def test_a_story_is_named_after_its_first_event_and_titled_by_its_largest() -> None:
    second = replace(PARTS[1], id="again", source="C")
    articles = [*PARTS, second]
    found = alone(*PARTS)
    found = (found[0], replace(found[1], articles=(PARTS[1].id, "again")), found[2])
    (story,) = stories(found, resemble(articles))
    assert story.title == PARTS[1].title
    assert story.events == tuple(e.id for e in found)
    (later,) = stories(found[:2], resemble(articles))
    assert later.id == story.id
    (without,) = stories(found[1:], resemble(articles))
    assert without.id != story.id


def test_ids_that_were_carried_over_are_used() -> None:
    carried = tuple(replace(e, id=f"old-{n}") for n, e in enumerate(alone(*PARTS)))
    (story,) = stories(carried, resemble(PARTS))
    assert story.events == ("old-0", "old-1", "old-2")


def test_events_of_articles_that_are_not_there_do_no_harm() -> None:
    ghost = Event("ghost", "Gone", "x", at("2024-03-02"), at("2024-03-02"), ("x",))
    (story,) = stories((*alone(*PARTS), ghost), resemble(PARTS))
    assert "ghost" not in story.events


def test_a_higher_bar_gives_no_more_stories() -> None:
    found = alone(*PARTS)
    assert stories(found, resemble(PARTS), settings=Following(bar=5.0)) == ()


def test_equal_events_and_many_of_them_are_bounded_and_each_in_one_story_at_most() -> None:
    pick = random.Random(5)
    words = [f"word{n}" for n in range(40)]
    many = [
        article(" ".join(pick.choices(words, k=12)), f"T{n}", day=f"2024-03-{1 + n % 28:02}")
        for n in range(400)
    ]
    alike = resemble(many)
    found = stories(events(alike), alike)
    held = [key for s in found for key in s.events]
    assert len(held) == len(set(held))
    assert all(len(s.events) > 1 for s in found)
