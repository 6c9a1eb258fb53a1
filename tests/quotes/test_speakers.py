"""Whom a phrase means, over the whole article."""

from __future__ import annotations

import pytest

from briefing.quotes.names import Party, anonymous, party
from tests.quotes.build import one, said, who


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("Anna Holm", "Anna Holm", None),
        ("Mrs. Holm", "Holm", None),
        ("Norwegian Transport Minister Anna Holm", "Anna Holm", "Norwegian Transport Minister"),
        ("ministry spokesman Bo Lund", "Bo Lund", "ministry spokesman"),
        ("Bo Lund, a senior analyst at North Bank", "Bo Lund", "a senior analyst at North Bank"),
        ("Bo Lund, 43", "Bo Lund", None),
        ("Rep. Bo Lund (D-Ore.)", "Bo Lund", "Rep."),
        ("Secretary of State Anna Holm", "Anna Holm", "Secretary of State"),
        ("the minister", None, None),
        ("a spokesman for the Ministry of Works", None, None),
        ("Bo Lund and Prime Minister Anna Holm", None, None),
    ],
)
def test_names_and_roles(phrase: str, name: str | None, role: str | None) -> None:
    found = party(phrase)
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("people familiar with the plan", True),
        ("two officials", True),
        ("Norwegian government sources", True),
        ("a person close to the talks", True),
        ("a spokesman for the ministry", False),
        ("Oslo’s top trade official", False),
        ("the official Coast Gazette", False),
        ("many people", False),
        ("Anna Holm, a senior official", False),
    ],
)
def test_anonymous_sources(phrase: str, expected: bool) -> None:
    assert anonymous(phrase) is expected


def test_surname_and_pronoun_lead_to_the_full_name_and_the_role_given() -> None:
    text = (
        "Transport Minister Anna Holm met Harbour Chief Erik Lund on Monday.\n\n"
        "Holm said the ferry was safe. “It will sail,” she said.\n\n"
        "“I doubt it,” Lund said. He added that the pier was rotten."
    )
    assert [(q.speaker, q.role) for q in said(text)] == [
        ("Anna Holm", "Transport Minister"),
        ("Anna Holm", "Transport Minister"),
        ("Erik Lund", "Harbour Chief"),
        ("Erik Lund", "Harbour Chief"),
    ]


def test_gender_decides_between_two() -> None:
    text = "Anna Holm met Erik Lund. “It was fine,” he said. “It was long,” she said."
    assert who(text) == [("Erik Lund", "“It was fine,”"), ("Anna Holm", "“It was long,”")]


def test_an_honorific_decides_between_namesakes() -> None:
    text = (
        "Anna Holm and Erik Holm run the ferry.\n\n"
        "Mr. Holm said the pier was rotten. Mrs. Holm said the pier was sound.\n\n"
        "Holm said no more about it."
    )
    assert [q.speaker for q in said(text)][:2] == ["Erik Holm", "Anna Holm"]


def test_a_description_is_resolved_only_where_one_person_bears_the_role() -> None:
    alone = "Harbour chief Erik Lund arrived. The harbour chief said that the pier was rotten."
    assert one(alone).speaker == "Erik Lund"
    two = (
        "Deputy minister Erik Lund met deputy minister Anna Holm. "
        "The deputy minister said that the pier was rotten."
    )
    assert one(two).speaker == "The deputy minister"


def test_they_are_the_unnamed_people_who_spoke_before() -> None:
    text = (
        "The pier will close, according to people familiar with the plan.\n\n"
        "But the ferry will sail, they said."
    )
    assert [(q.speaker, q.anonymous) for q in said(text)] == [
        ("people familiar with the plan", True)
    ] * 2


def test_a_pronoun_without_anyone_before_has_no_speaker_but_a_span() -> None:
    quote = one("“It will sail,” she said.")
    assert quote.speaker is None and quote.speaker_span == (16, 19)


def test_few_speak_of_themselves_by_name() -> None:
    text = "Erik Lund met Bo Dahl. “Mr. Lund was late again,” he said."
    assert who(text) != [("Erik Lund", "“Mr. Lund was late again,”")]


def test_relative_pronouns_lead_to_their_antecedent() -> None:
    assert one("The pier was built by Erik Lund, who said that it was safe.").speaker == "Erik Lund"


def test_sources_that_a_report_cites_are_unnamed_too() -> None:
    assert one("The Gazette reported that the pier would close, citing two officials.").anonymous


def test_unnamed_sources_keep_their_whole_phrase() -> None:
    quote = one("Sources close to the harbour board told the Gazette that it was broke.")
    assert (quote.speaker, quote.anonymous) == ("Sources close to the harbour board", True)


def test_party_of_nothing() -> None:
    assert party("") == Party(None, None)
