from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.model import Sentence
from briefing.ranking import SUMMARISERS, Candidate, Task, ranker, terms

NAMES = sorted(SUMMARISERS)


def task(*documents: list[str], words: int = 20, weights: dict[str, float] | None = None) -> Task:
    """A task in which every sentence is a candidate."""
    split = tuple(
        tuple(Sentence(f"d{n}", 1, i, 0, len(text), text) for i, text in enumerate(texts))
        for n, texts in enumerate(documents)
    )
    candidates = tuple(
        Candidate(s, n, (weights or {}).get(s.text, 1.0)) for n, d in enumerate(split) for s in d
    )
    return Task(split, candidates, words)


def told(name: str, given: Task) -> list[str]:
    return [given.candidates[i].sentence.text for i in SUMMARISERS[name](given)]


FLOOD = [
    "The river flooded three towns in the north of the country.",
    "Rescue workers in boats brought hundreds of people to safety.",
    "The river flooded three towns in the north of the country.",
    "A museum in the capital opened an exhibition of old maps.",
    "1,204 5,882 7,001.",
    "Insurance companies expect claims of two hundred million euros.",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, 2, len(FLOOD)])
def test_every_summariser_orders_candidates_without_repeating_any(name: str, count: int) -> None:
    given = task(FLOOD[:count], FLOOD[:1] if count else [])
    order = list(SUMMARISERS[name](given))
    assert sorted(order) == list(range(len(given.candidates)))
    assert order == list(SUMMARISERS[name](given))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"lead"}))
def test_a_lower_weight_moves_a_sentence_down(name: str) -> None:
    plain = told(name, task(FLOOD))
    lighter = told(name, task(FLOOD, weights={plain[0]: 0.01}))
    assert lighter.index(plain[0]) > 0


def test_equal_sentences_keep_their_order() -> None:
    for name in ("coverage", "centroid", "lexrank"):
        given = task(["Two ships left the harbour early."] * 4)
        assert list(SUMMARISERS[name](given)) == [0, 1, 2, 3]


def test_lead_takes_first_sentences_of_all_documents_in_turn() -> None:
    assert told("lead", task(["A1.", "A2."], ["B1.", "B2."])) == ["A1.", "B1.", "A2.", "B2."]


def test_coverage_prefers_what_several_documents_say() -> None:
    shared, sole = "Oil prices fell sharply again.", "Copper output rose slightly there."
    given = task(
        ["Nobody disputes weather today.", sole, shared],
        ["Football clubs renewed contracts.", shared],
        words=5,
    )
    assert told("coverage", given)[0] == shared


def test_coverage_prefers_what_a_document_says_early() -> None:
    given = task(["Oil prices fell sharply again.", "Copper output rose slightly there."], words=5)
    assert told("coverage", given)[0] == "Oil prices fell sharply again."


def test_coverage_does_not_pay_twice_for_the_same_words() -> None:
    said, again = "Oil prices fell sharply on Monday.", "Oil prices fell sharply, traders noted."
    other = "Copper output rose slightly in Chile."
    given = task([said, again, other], words=12)
    assert set(told("coverage", given)[:2]) == {said, other}


def test_coverage_exchanges_what_greedy_choice_took_too_early() -> None:
    """Greed takes the richest sentence for its length; two others fill the budget better."""
    rich = "alpha beta gamma delta epsilon zeta"
    left = "alpha beta gamma delta one two three four"
    right = "delta epsilon zeta five six seven eight nine"
    given = task([rich], [left], [right], words=16)
    assert set(told("coverage", given)[:2]) == {left, right}


def test_terms_are_stemmed_lower_case_and_keep_figures_whole() -> None:
    assert terms("Exports ROSE by 1,200.5 in the U.S.") == (
        "export", "rose", "by", "1,200.5", "in", "the", "u", "s",
    )  # fmt: skip


def backwards(given: Task) -> list[int]:
    return list(range(len(given.candidates)))[::-1]


def test_a_summariser_of_the_users_own() -> None:
    assert ranker("tests.test_ranking:backwards") is backwards


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lexrnak", "Did you mean 'lexrank'"),
        ("no.such.module:f", "cannot be imported"),
        ("tests.test_ranking:absent", "cannot be imported"),
        ("tests.test_ranking:NAMES", "not a function"),
    ],
)
def test_an_unknown_summariser_is_an_error_that_helps(name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        ranker(name)
