"""How many voices stand behind sentences that say the same."""

from __future__ import annotations

import time

import pytest

from briefing.select import select
from briefing.select.wording import voices
from tests.build import document

OWN = "The ferry to the northern islands will stop in May because nobody repairs its engine."
OTHER = "Nobody repairs the engine of the northern islands' ferry, which therefore stops in May."


def heard(*texts: str) -> int:
    said = [(f"Paper {n}", text) for n, text in enumerate(texts)]
    assert voices(said) == voices(said[::-1])
    return voices(said)


def test_none_one_and_one_twice() -> None:
    assert voices([]) == 0
    assert heard(OWN) == 1
    assert voices([("Post", OWN), ("Post", OTHER)]) == 1


@pytest.mark.parametrize(
    "copy",
    [
        OWN,
        OWN.upper().replace(" ", "  "),
        f"“{OWN}”",
        OWN.replace("stop", "be stopped"),
        "On Monday it said that " + OWN,
    ],
    ids=["same", "case and space", "quoted", "a word changed", "framed"],
)
def test_the_same_words_are_one_voice(copy: str) -> None:
    assert heard(OWN, copy) == 1
    assert heard(OWN, OTHER, copy) == 2


def test_the_same_news_in_other_words_is_two() -> None:
    assert heard(OWN, OTHER) == 2


@pytest.mark.parametrize(
    "other",
    [
        f"In a letter he wrote: “{OWN}”",
        f"“{OWN}” the minister told the islands' council in the evening.",
        f'{OWN[:-1]}," the minister added.',
    ],
    ids=["after", "before", "opened earlier"],
)
def test_one_statement_quoted_twice_is_two_voices(other: str) -> None:
    assert heard(f'"{OWN}" Mr Berg said.', other) == 2


def test_like_words_around_a_quotation_are_one() -> None:
    around = "Asked by the islands' council in the evening whether he would resign, he said "
    assert heard(f"{around}“no, never”.", f"{around}“not ever”.") == 1


def test_a_formula_is_no_copy() -> None:
    one = f"{OWN} A spokesman did not immediately respond to a request."
    assert heard(one, f"{OTHER} Another did not immediately respond to a question.") == 2


def test_voices_join_through_a_third() -> None:
    words = OWN.split()
    left, right = " ".join(words[:9]), " ".join(words[6:])
    said = [("A", left), ("B", right)]
    assert voices(said) == 2
    assert voices([*said, ("C", OWN)]) == 1
    assert voices([*said, ("A", right)]) == 1


def test_a_claim_counts_voices_not_outlets() -> None:
    papers = [
        document(OWN, source=name, day="2024-03-01") for name in ("Harbour Post", "Inland News")
    ]
    (claim,) = select(papers, words=100)
    assert (len(claim.support), claim.origins) == (1, 1)


def test_a_thousand_voices_are_counted_quickly() -> None:
    said = [(f"Paper {n}", f"{OWN} {' '.join(str(n * k) for k in range(40))}") for n in range(1000)]
    began = time.process_time()
    assert voices(said) == 1
    assert time.process_time() - began < 2
