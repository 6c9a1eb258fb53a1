from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from scipy.sparse import csr_array

from briefing.group import group, resemble
from briefing.group.evidence import in_proportion
from briefing.group.terms import headline, terms
from briefing.group.weights import matrix
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


def likeness(articles) -> float:
    """Of the first two to each other."""
    alike = resemble(articles)
    rows = [a.id for a in alike.speakers]
    return float(alike.graph[rows.index(articles[0].id), rows.index(articles[1].id)])


def reports(*outlets: str, titles: tuple[str, str] = ("Ferry sinks", "Captain of ferry")):
    """Two texts of more than a hundred words, a third of them shared, and others beside them."""
    shared = f"{FERRY} {FERRY_TOO} "
    made = [
        article(
            shared + " ".join(f"{letter}{word}ing" for word in map(str.lower, WORDS)),
            title,
            source=outlet,
            day="2024-03-05",
        )
        for letter, outlet, title in zip("xz", outlets, titles, strict=True)
    ]
    return [*made, *(article(f"{BUDGET} {n}", "Budget", source=f"{n}") for n in range(6))]


WORDS = [f"{one}{two}" for one in "abcdefghij" for two in "klmnopq"]


def test_two_pages_of_one_outlet_are_less_alike_than_reports_by_two() -> None:
    assert likeness(reports("X", "X")) < likeness(reports("X", "Y"))
    assert likeness(reports(None, None)) == likeness(reports("X", "Y"))


def test_a_corpus_of_one_outlet_is_not_taken_for_templates() -> None:
    one = [replace(a, source="A") for a in (A, B)]
    assert likeness(one) == pytest.approx(likeness([replace(a, source=None) for a in one]))


def test_texts_that_speak_of_each_others_headlines_are_more_alike() -> None:
    elsewhere = reports("X", "Y", titles=("Zebra quagga", "Gnu okapi"))
    assert likeness(elsewhere) < likeness(reports("X", "Y", titles=("Ferry", "Captain")))


def test_names_and_headlines_weigh_more_than_other_words() -> None:
    found = terms(article("The harbour heard Larssen. The Harbour was quiet.", "Larssen speaks"))
    assert found["larssen"] > 3 * found["quiet"]
    assert found["harbour"] == 2 * found["quiet"]
    assert found["speak"] > found["quiet"]


def test_headlines_are_a_share_of_their_words_and_words_of_the_text() -> None:
    found = [terms(a) for a in (A, B)]
    vectors, _, titles = matrix(found, [headline(a) for a in (A, B)])
    assert titles.sum(axis=1) == pytest.approx([1, 1]) and titles.shape == vectors.shape
    assert headline(replace(A, title_given=False)) == ()
    assert matrix(found, [(), ()])[2].nnz == 0


def test_more_likeness_is_asked_where_few_articles_have_a_match() -> None:
    strangers = [article(f"Topic{n} subject{n} thing{n}.", source=f"S{n}") for n in range(60)]
    assert likeness([A, B, *strangers]) > 0
    graph = csr_array(([3.0, 3.0, 0.9, 0.9], ([0, 1, 2, 3], [1, 0, 3, 2])), (4, 4))
    sparse = csr_array((graph.data, graph.indices, [0, 1, 2, 3, *[4] * 97]), (100, 100))
    assert in_proportion(sparse).max() < in_proportion(graph).max()
    assert in_proportion(csr_array((0, 0))).shape == (0, 0)


def test_components_are_numbered_by_their_first_node() -> None:
    import numpy as np

    from briefing.group.agglomerate import _components

    left, right = np.array([5, 4, 4, 0, 2]), np.array([4, 3, 4, 2, 0])
    assert _components(left, right, 7).tolist() == [0, 1, 0, 2, 2, 2, 3]
    nothing = np.array([], dtype=int)
    assert _components(nothing, nothing, 2).tolist() == [0, 1]
    chain = np.arange(999)
    assert set(_components(chain, chain + 1, 1000).tolist()) == {0}
