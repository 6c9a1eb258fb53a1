from __future__ import annotations

import pytest

from briefing.model import Document, Insertion
from briefing.quotes.antecedents import antecedents
from tests.build import document

MICHEL = "European Council President Charles Michel landed in Beijing early on 7 December."
SHE = "Ursula von der Leyen landed in Beijing early on 7 December."


def explained(doc: Document, index: int) -> list[tuple[str, str]]:
    found = antecedents(doc.article, doc.sentences)
    return [(i.words, i.text) for i in found.get(index, ())]


def test_nothing_in_nothing_out() -> None:
    assert antecedents(document("").article, ()) == {}
    alone = document("He promised to come back to China in the spring.")
    assert antecedents(alone.article, alone.sentences) == {}


def test_an_insertion_spans_the_words_it_explains_and_stands_in_the_article() -> None:
    doc = document(f"{MICHEL} He called for balanced trade with China.")
    (insertion,) = antecedents(doc.article, doc.sentences)[1]
    text = doc.article.text
    assert insertion == Insertion(
        "antecedent", insertion.start, insertion.end, "He", "Charles Michel"
    )
    assert text[insertion.start : insertion.end] == insertion.words
    assert insertion.text in text


@pytest.mark.parametrize(
    "then",
    [
        "He called for balanced trade with China.",
        "“Trade must be balanced,” he said.",
        "The mood was calm. He called for balanced trade with China.",
    ],
)
def test_a_pronoun_means_the_one_person_spoken_of(then: str) -> None:
    doc = document(f"{MICHEL} {then}")
    assert explained(doc, len(doc.sentences) - 1)[0][1] == "Charles Michel"


def test_a_pronoun_is_followed_through_pronouns() -> None:
    doc = document(f"{MICHEL} He met Chinese officials. He called for balanced trade with China.")
    assert explained(doc, 2) == [("He", "Charles Michel")]


@pytest.mark.parametrize(
    "between",
    [
        "David Cameron greeted him at the airport.",
        "A man in the crowd shouted at the guests.",
        "Kowalski greeted the guests at the airport.",
        "“I like John Smith,” a visitor said.",
    ],
)
def test_where_two_could_be_meant_nothing_is_inserted(between: str) -> None:
    doc = document(f"{MICHEL} {between} He called for balanced trade with China.")
    assert explained(doc, 2) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SHE} He called for balanced trade with China.",
        f"{MICHEL}\n\nA HEADING\n\nPhotographs\n\nHe called for balanced trade with China.",
        f"{MICHEL} He told Michel to call for balanced trade with China.",
    ],
)
def test_no_insertion_against_gender_across_headings_or_for_oneself(text: str) -> None:
    doc = document(text)
    assert not any(words == "He" for words, _ in explained(doc, len(doc.sentences) - 1))


def test_a_body_is_the_only_one_of_its_kind() -> None:
    first = "China's Ministry of Commerce published a list of metals in July."
    then = "The ministry said exporters would need a licence."
    doc = document(f"{first} {then}")
    assert explained(doc, 1) == [("The ministry", "China's Ministry of Commerce")]
    for other in ("The Ministry of Finance was silent.", "A foreign ministry was silent."):
        assert explained(document(f"{first} {other} {then}"), 2) == []


def test_a_role_is_that_of_the_one_who_bears_it() -> None:
    first = "Foreign Minister Wang Yi came to Brussels for a day of talks."
    then = "The minister said that trade would grow."
    assert explained(document(f"{first} {then}"), 1) == [("The minister", "Wang Yi")]
    other = "Defence Minister Boris Pistorius stayed away."
    assert explained(document(f"{first} {other} {then}"), 2) == []


def test_a_surname_is_given_its_first_name_once() -> None:
    doc = document(f"{MICHEL} At noon Michel dined with Li, and Michel left before midnight.")
    assert explained(doc, 1) == [("Michel", "Charles Michel")]


@pytest.mark.parametrize(
    "then",
    [
        "At noon Charles Michel dined with officials before midnight.",
        "The Michel delegation dined with officials before midnight.",
        "“Michel dined with officials,” a waiter said before midnight.",
        "Louise Michel wrote of officials long before that day.",
    ],
)
def test_no_surname_is_explained_that_is_introduced_a_label_or_quoted(then: str) -> None:
    assert explained(document(f"{MICHEL} {then}"), 1) == []


def test_two_bearers_of_a_surname_and_a_name_in_the_headline_stay_as_they_are() -> None:
    then = "At noon Michel dined with officials before midnight."
    assert explained(document(f"{MICHEL} Louise Michel wrote books. {then}"), 2) == []
    assert explained(document(f"{MICHEL} {then}", "Michel in Beijing"), 1) == []


def test_part_of_a_longer_name_is_nobody() -> None:
    doc = document("San Diego Chargers won by a point. On Sunday Chargers lost by two points.")
    assert antecedents(doc.article, doc.sentences) == {}


def test_no_sentence_gets_more_than_two() -> None:
    people = "Charles Michel, Boris Johnson and David Cameron met in London."
    doc = document(
        f"{people} On Friday Michel, Johnson and Cameron met in a quiet hotel by the sea."
    )
    assert [text for _, text in explained(doc, 1)] == ["Charles Michel", "Boris Johnson"]


def test_hostile_text_costs_no_more_than_other_text() -> None:
    doc = document("He said Michel said " * 20_000 + ". " + "He said. " * 2_000)
    assert antecedents(doc.article, doc.sentences) == {}
