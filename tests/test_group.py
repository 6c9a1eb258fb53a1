from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from briefing.group import group
from briefing.model import Lineage, Published
from tests.build import article, at

FERRY = (
    "A ferry with eighty passengers sank off the northern island on Tuesday after hitting a rock. "
    "The coast guard rescued most passengers and opened an inquiry into the ferry's captain."
)
FERRY_TOO = (
    "Coast guard boats rescued dozens of passengers when a ferry hit a rock off the northern "
    "island and sank. The captain of the ferry faces an inquiry, the harbour authority said."
)
BUDGET = (
    "Parliament passed next year's budget by three votes after a night of debate on pensions. "
    "The finance minister promised lower pension contributions for small firms."
)


def grouped(*articles) -> list[list[str]]:
    """Titles by event, in the events' order."""
    names = {a.id: a.title for a in articles}
    return [sorted(names[key] for key in e.articles) for e in group(articles)]


A = article(FERRY, "Ferry sinks off northern island", source="A", day="2024-03-05")
B = article(FERRY_TOO, "Passengers rescued from sinking ferry", source="B", day="2024-03-06")
C = article(BUDGET, "Budget passed by three votes", source="A", day="2024-03-05")


def test_reports_of_one_event_are_together_and_another_stands_alone() -> None:
    assert grouped(A, B, C) == [[A.title, B.title], [C.title]] or grouped(A, B, C) == [
        [C.title],
        [A.title, B.title],
    ]


def test_the_order_of_the_input_does_not_matter() -> None:
    found = {group(order) for order in permutations((A, B, C))}
    assert len(found) == 1


@pytest.mark.parametrize("number", [0, 1])
def test_no_article_and_one(number: int) -> None:
    assert [e.articles for e in group([A][:number])] == [(A.id,)][:number]


def test_look_alikes_months_apart_are_two_events() -> None:
    later = replace(B, id="later", published=Published(at("2024-11-20"), "metadata", "day"))
    assert len(group([A, later])) == 2
    assert len(group([A, B])) == 1


def test_without_dates_the_words_decide() -> None:
    undated = [replace(a, published=Published()) for a in (A, B, C)]
    events = group(undated)
    assert sorted(len(e.articles) for e in events) == [1, 2]
    assert {e.start for e in events} == {None}


def test_headlines_alone_are_enough() -> None:
    titles = (
        "Ferry sinks off northern island, dozens rescued",
        "Dozens rescued as ferry sinks off northern island",
        "Parliament passes budget by three votes",
    )
    bare = [article("", title, day="2024-03-05", source=title[:3]) for title in titles]
    assert sorted(len(e.articles) for e in group(bare)) == [1, 2]


def test_copies_follow_what_they_repeat_and_have_no_say() -> None:
    copies = [replace(C, id=f"copy{n}", title="Ferry") for n in range(5)]
    lines = {c.id: Lineage(c.id, "A", copy_of=C.id) for c in copies}
    lines |= {a.id: Lineage(a.id, "A") for a in (A, B, C)}
    events = group([A, B, C, *copies], lineage=lines)
    assert sorted(len(e.articles) for e in events) == [2, 6]
    (budget,) = [e for e in events if C.id in e.articles]
    assert {c.id for c in copies} <= set(budget.articles)


def test_a_ring_of_copies_ends() -> None:
    lines = {A.id: Lineage(A.id, "A", copy_of=B.id), B.id: Lineage(B.id, "B", copy_of=A.id)}
    assert sorted(len(e.articles) for e in group([A, B, C], lineage=lines)) == [1, 2]


def test_ties_and_texts_without_words_are_each_in_one_event() -> None:
    odd = [replace(A, id=f"same{n}") for n in range(40)]
    odd += [article("", "", source=str(n)) for n in range(3)]
    odd += [article("… — !", "?", source=str(n)) for n in range(3)]
    events = group(odd)
    assert sorted(key for e in events for key in e.articles) == sorted(a.id for a in odd)


def test_title_dates_and_id_come_from_the_articles() -> None:
    (event,) = group([A, B])
    assert event.title in (A.title, B.title) and event.title_from in (A.id, B.id)
    assert (event.start, event.end) == (at("2024-03-05"), at("2024-03-06"))
    assert event.articles == (A.id, B.id)
    assert group([A])[0].id == event.id
