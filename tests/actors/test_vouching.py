"""A statement is somebody's where its own sentence says so."""

from __future__ import annotations

import pytest

from briefing.actors import load_aliases, said
from briefing.actors.roles import find_role
from briefing.quotes import quotes
from briefing.study import _listed
from tests.build import document

SHIPPED = load_aliases()


def whose(text: str) -> list[str | None]:
    """To whom the statements of a text are given, in order."""
    doc = document(text)
    given = {doc.article.id: quotes(doc.article, doc.sentences)}
    return [one.actor for one in said([doc], given, SHIPPED)]


def test_a_running_quotation_has_no_name() -> None:
    text = "“Duties harm us all in the end,” Anna Holm said on Monday. “Nobody gains from them.”"
    assert whose(text) == ["Anna Holm", None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Holm said duties harm. “We will not wait for long,” she said.", ["Anna Holm"] * 2),
        ("Anna Holm said duties harm.\n\n“We will not wait,” she said.", ["Anna Holm"] * 2),
        (
            "Anna Holm met Jan Weber, the premier, in Oslo. “We will not wait,” he said.",
            [None],
        ),
        ("Anna Holm told Jan Weber.\n\n“We will not wait for long,” she said.", [None]),
        (
            "Anna Holm and her premier, Jan Weber, met.\n\n“We will not wait for long,” she said.",
            [None],
        ),
    ],
)
def test_a_pronoun_needs_the_sentence_before(text: str, names: list[str | None]) -> None:
    assert whose(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The 5,000 employees said the “plan” was bad.",
        "The draft says “duties” come in May.",
        "Anna Holm was asked if she agreed that it was “despicable”.",
        "U.S.-based researchers said duties are “a mistake”.",
        "The lawyers’ letter to Meta argues that duties are “a mistake”.",
        "Reuters reported that duties are “a mistake”.",
        "Anna HolmJan Weber’s Anna Louis HolmJan said duties are “a mistake” MORE.",
    ],
)
def test_no_name(text: str) -> None:
    assert not any(whose(text))


def test_another_ones_words_are_not_the_speakers() -> None:
    text = "Jan Weber said duties harm.\n\nAnna Holm called Weber’s “foolish” words a mistake."
    assert whose(text) in (["Jan Weber"], ["Jan Weber", None])


def test_a_capital_within_a_surname_is_no_line_of_links() -> None:
    assert whose("Leader Mitch McConnell said duties are “a mistake”.") == ["Mitch McConnell"]


def test_an_outlet_speaks_in_its_editorials_alone() -> None:
    assert whose("Xinhua said in a commentary that duties are “a mistake”.") == ["Xinhua"]


def listed(text: str) -> list[str]:
    doc = document(text)
    given = {doc.article.id: quotes(doc.article, doc.sentences)}
    return [one.sentence.text for one in _listed(said([doc], given, SHIPPED), [doc])]


def test_listed_sentences_read_alone() -> None:
    whole = "Anna Holm said on Monday in Oslo that the duties would “harm every farmer in Norway”."
    again = "“Farmers of the whole north will not get through another winter,” she said."
    short = "“Never,” Anna Holm said in Oslo."
    assert listed(f"{whole} {again}\n\n{short}") == [whole, again]


@pytest.mark.parametrize(
    ("text", "role", "found"),
    [
        ("The duties harm, trade minister Anna Holm said.", "trade minister", True),
        ("Anna Holm, the trade minister, said duties harm.", "trade minister", True),
        ("Anna Holm and trade minister Jan Weber said so.", "trade minister", False),
        ("Anna Holm, trade minister Jan Weber and others met.", "trade minister", False),
        ("AFP Trade Minister Anna Holm said that duties harm all.", "AFP Trade Minister", False),
        ("Give Minister Anna Holm A Chance Of Winning", "Give Minister", False),
        ("Industry chief Anna Holm said that duties harm.", "chief", False),
        ("Its chairwoman Anna Holm said that duties harm.", "Its chairwoman", False),
    ],
)
def test_roles_beside_the_name_in_body_sentences(text: str, role: str, found: bool) -> None:
    assert bool(find_role("a", text, role, ["Anna Holm"], near=0)) is found
