from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sentences import paragraphs, split, with_headline
from tests.build import article


def texts(text: str) -> list[str]:
    return [s.text for s in split(article(text))]


@given(st.text(alphabet=st.sampled_from("Ab. \n\r\t“”\"'!?é中\u2028…-1"), max_size=300))
def test_every_sentence_is_its_span(text: str) -> None:
    made = article(text)
    spans = split(made)
    for sentence in spans:
        assert made.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "Markets", "12"])
def test_nothing_to_split(text: str) -> None:
    assert split(article(text)) == ()


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    assert texts(
        "Gov. Ann Roe met President J.R. Roe at noon. Capt. Roe waited outside all day."
    ) == [
        "Gov. Ann Roe met President J.R. Roe at noon.",
        "Capt. Roe waited outside all day.",
    ]


def test_other_languages_have_their_own_abbreviations() -> None:
    text = "Der Beschluss vom 3. März gilt z.B. für Stahl. Die Kommission prüft ihn."
    german = split(article(text, language="de"))
    assert [s.text for s in german] == [
        "Der Beschluss vom 3. März gilt z.B. für Stahl.",
        "Die Kommission prüft ihn.",
    ]


def test_paragraph_numbers_count_headings_that_are_no_sentences() -> None:
    spans = split(article("The talks opened on Monday.\n\nNext steps\n\nThe talks go on in May."))
    assert [s.paragraph for s in spans] == [1, 3]


def test_abbreviations_and_closing_quotation_marks() -> None:
    assert texts("Mr. Roe of the U.S. agreed. “We will wait.” The vote is on Dec. 7 at noon.") == [
        "Mr. Roe of the U.S. agreed.",
        "“We will wait.”",
        "The vote is on Dec. 7 at noon.",
    ]


def test_hard_wrapped_lines_are_one_paragraph_and_headings_are_not() -> None:
    wrapped = (
        "The commission said on Tuesday that it would look into the prices of\n"
        "imported bicycles, which have fallen by a third within two years and\n"
        "have put makers in three countries out of business.\n"
    )
    assert len(list(paragraphs(wrapped))) == 1
    assert len(list(paragraphs("Bicycles\nThe commission will look into prices.\n"))) == 2


def test_a_line_cut_off_in_mid_sentence_is_kept_if_it_is_long() -> None:
    assert texts("Ministers met in the capital to discuss the new tariff on imported") != []
    assert texts("Read more here") == []


def test_body_bounds_the_sentences() -> None:
    text = "BONN (Agency) – The vote was close. AGENCY"
    start, end = text.index("The"), text.index(" AGENCY")
    assert [s.text for s in split(article(text, body=(start, end)))] == ["The vote was close."]


def test_the_lede_stands_in_for_a_missing_headline_and_says_so() -> None:
    short = with_headline(article("The vote was close."))
    assert (short.title, short.title_given) == ("The vote was close.", False)
    long = with_headline(article("word " * 40))
    assert long.title.endswith(" …") and len(long.title.split()) == 19
    given_title = article("The vote was close.", "Close vote")
    assert with_headline(given_title) is given_title
    assert with_headline(article("", ref="a.txt")).title == "a.txt"
