"""The shapes of an attribution, one by one."""

from __future__ import annotations

import pytest

from briefing.quotes import spoken
from tests.quotes.build import one, said, who


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry will not sail today,” Anna Holm said.",
        "“The ferry will not sail today,” said Anna Holm.",
        "“The ferry will not sail today,” said Anna Holm on Tuesday in Oslo.",
        "Anna Holm said: “The ferry will not sail today.”",
        "Anna Holm told the island’s council, “The ferry will not sail today.”",
        "Anna Holm said in a statement:\n\n“The ferry will not sail today.”",
        "‘The ferry will not sail today,’ Anna Holm said.",
        "''The ferry will not sail today,'' Anna Holm said.",
        "“Will the ferry sail today?” Anna Holm asked.",
    ],
)
def test_direct_speech(text: str) -> None:
    quote = next(q for q in said(text) if q.kind == "direct")
    assert quote.text.strip("“”‘’'").startswith(("The ferry will", "Will the ferry"))
    assert quote.speaker == "Anna Holm"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Anna Holm said that the ferry was late.", "Anna Holm", "that the ferry was late"),
        ("The ferry was late, Anna Holm said.", "Anna Holm", "The ferry was late"),
        ("The ferry was late, said Anna Holm, the captain.", "Anna Holm", "The ferry was late"),
        ("Anna Holm told the council the ferry was late.", "Anna Holm", "the ferry was late"),
        ("According to Anna Holm, the ferry was late.", "Anna Holm", "the ferry was late"),
        ("The ferry was late, according to Anna Holm.", "Anna Holm", "The ferry was late"),
        ("On Monday, Anna Holm said the ferry was late.", "Anna Holm", "the ferry was late"),
        ("Anna Holm did not say that the ferry was late.", "Anna Holm", "that the ferry was late"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, speaker: str, words: str) -> None:
    quote = one(text)
    assert (quote.speaker, quote.text, quote.kind) == (speaker, words, "indirect")


def test_part_in_marks_is_mixed() -> None:
    quote = one("Anna Holm said the ferry was “a disgrace” to the town.")
    assert (quote.kind, quote.text) == ("mixed", "the ferry was “a disgrace” to the town")


def test_pieces_and_what_follows_share_the_speaker() -> None:
    assert who("“We wait,” Anna Holm said, “and we hope.” “We will not leave.”") == [
        ("Anna Holm", "“We wait,”"),
        ("Anna Holm", "“and we hope.”"),
        ("Anna Holm", "“We will not leave.”"),
    ]


def test_what_hangs_on_has_the_same_speaker() -> None:
    assert who("“We wait,” Anna Holm said, adding that the sea was rough.") == [
        ("Anna Holm", "“We wait,”"),
        ("Anna Holm", "that the sea was rough"),
    ]
    assert who("Anna Holm said the sea was rough and warned that boats could sink.") == [
        ("Anna Holm", "the sea was rough"),
        ("Anna Holm", "that boats could sink"),
    ]


def test_a_quotation_over_paragraphs_is_one_quote_a_paragraph() -> None:
    text = "“We wait for the storm to pass.\n\n“Then we sail,” Anna Holm said."
    assert who(text) == [
        ("Anna Holm", "“We wait for the storm to pass."),
        ("Anna Holm", "“Then we sail,”"),
    ]


def test_two_speakers_in_one_paragraph_are_kept_apart() -> None:
    assert who("“It is late,” Anna Holm said. “It is early,” Bo Lund said.") == [
        ("Anna Holm", "“It is late,”"),
        ("Bo Lund", "“It is early,”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ship “Aurora” left the harbour at noon with forty people.",
        "He reads “War and Peace” in the so-called “quiet room” of the ship.",
        "The reports were late and the state’s claims office was closed.",
        "Anna Holm will say more tomorrow about the plan.",
        "Notes on the plans and reports: calls and claims, promises and remarks.",
    ],
)
def test_no_cue_no_quote(text: str) -> None:
    assert said(text) == ()


def test_a_report_of_a_report_names_who_relays_it() -> None:
    outer, inner = said("Anna Holm said the ferry was late, the Daily Gazette reported.")
    assert (outer.speaker, outer.relays, outer.via) == ("Daily Gazette", True, None)
    assert (inner.speaker, inner.relays, inner.via) == ("Anna Holm", False, "Daily Gazette")
    assert inner.text == "the ferry was late"


def test_words_in_marks_go_to_their_innermost_speaker() -> None:
    found = said("Anna Holm called the ferry “a wreck” and “a disgrace,” the Gazette reported.")
    assert {(q.speaker, q.text, q.kind) for q in spoken(found)} == {
        ("Anna Holm", "“a wreck”", "direct"),
        ("Anna Holm", "“a disgrace,”", "direct"),
    }
    assert spoken(()) == ()


def test_a_heading_in_marks_is_not_speech() -> None:
    text = "Anna Holm said: “We wait.”\n\n“Storm warning”\n\nThe sea was rough all day long."
    assert who(text) == [("Anna Holm", "“We wait.”")]


def test_denials() -> None:
    assert one("Anna Holm denied that the ferry was late.").denial
    assert not one("Anna Holm did not deny that the ferry was late.").denial
    assert not one("Anna Holm said that the ferry was late.").denial
