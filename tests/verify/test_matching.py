from __future__ import annotations

import pytest

from briefing.verify.matching import same, shown


@pytest.mark.parametrize(
    ("text", "source", "layout", "alike"),
    [
        ("a b", "a\n b", "page", True),
        ("a b", "a\n b", "record", False),
        ("ab", "a b", "page", False),
        ("deep ultravi‐\nolet light", "deep ultraviolet light", "paper", True),
        ("the EU-\nChina summit", "the EU-China summit", "paper", True),
        ("the EU-\nChina summit", "the EUChina summit", "paper", False),
        ("the co‐\nop", "the co‐op", "paper", True),
        ("one\ntwo", "one two", "paper", True),
        ("one two", "onetwo", "paper", False),
        ("a – b", "a - b", "paper", False),
        ("Paris", "Рaris", "page", False),
        ("４5 %", "45 %", "page", False),
        ("“x”", '"x"', "paper", False),
        ("é", "e\u0301", "page", False),
        ("a\u200bb", "ab", "page", False),
        ("ab", "a\u200eb", "page", True),  # a page shows no direction marks
        ("tea □ tea", "tea 🍵 tea", "paper", True),
        ("□5 %", "45 %", "paper", False),
        ("a.b", "axb", "paper", False),
        ("", "a", "paper", False),
    ],
)
def test_what_is_the_same(text: str, source: str, layout, alike: bool) -> None:
    assert same(text, source, layout) is alike


def test_a_cut_title_is_its_beginning_and_no_short_one() -> None:
    title = "Commission opens an investigation into electric cars"
    assert same("Commission opens an investigation…", title, "page", cut=True)
    assert not same("Commission opens no investigation…", title, "page", cut=True)
    assert not same("Comm…", title, "page", cut=True)


def test_parted_words_are_shown_whole() -> None:
    assert shown("ultravi‐\nolet  light", "paper") == "ultraviolet light"
