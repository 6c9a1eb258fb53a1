"""Figures: where they stand, how large they are, and what they measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.figures import figures
from briefing.sentences import split
from tests.build import article


def found(text: str):
    made = article(text)
    got = [f for s in split(made) for f in figures(s)]
    assert all(made.text[f.start : f.end] == f.text for f in got)
    return got


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("The deficit came to €396 billion then.", "396e9", "EUR", ""),
        ("The deficit came to about 396bn euros then.", "396e9", "EUR", "about"),
        ("They paid a fine of US$3.2m for it.", "3.2e6", "USD", ""),
        ("A fund of EUR 5 million was set up.", "5e6", "EUR", ""),
        ("A loan of nearly 350 billion yuan was made.", "350e9", "CNY", "nearly"),
        ("Prices rose by more than 45% in all.", "45", "percent", "more than"),
        ("Prices rose by 45 per cent in all.", "45", "percent", ""),
        ("Duties of up to 38.1 percent are due.", "38.1", "percent", "up to"),
        ("A third of the members left the hall.", "33.33", "percent", ""),
        ("Two-thirds of members left the hall.", "66.67", "percent", ""),
        ("Exports doubled in the two decades.", "2", "times", ""),
        ("They shipped 2.5 million tonnes of it.", "2.5e6", "tonnes", ""),
        ("Half a million tests were carried out.", "5e5", "test", ""),
        ("At least twenty-seven companies are on it.", "27", "company", "at least"),
        ("Two dozen ships lay at anchor there.", "24", "ship", ""),
        ("Some 1,234 votes were cast by noon.", "1234", "vote", "about"),
    ],
)
def test_magnitude_unit_and_bound(text: str, value: str, unit: str, bound: str) -> None:
    first = found(text)[0]
    assert (first.value, first.unit, first.bound) == (Decimal(value), unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed in Rome in March 2019 by both.",
        "The vote was on Oct. 18 at 9:30 and ended by 10 a.m. as planned.",
        "The 13th package names Flight 370 and Article 5 of the treaty.",
        "A 43-year-old man of the 27-nation bloc lost 219 to 206 in it.",
        "The NXT:2050i was built in the 1990s by them.",
        "About 0919 somebody of year seven in the second half of the game fell.",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert [f for f in found(text) if not f.bound] == []


def test_an_amount_in_two_currencies_is_linked() -> None:
    euros, dollars = found(
        "The European Union says its trade deficit of about 400 billion euros ($431.7 billion) "
        "with China reflects restrictions."
    )
    assert euros.same_as == (dollars.start, dollars.end)
    assert dollars.same_as == (euros.start, euros.end)
    assert euros.measures == dollars.measures == "trade deficit"
    assert euros.holder == "EU" and dollars.bound == "about"


def test_what_is_measured_whose_and_when() -> None:
    share, goods = found(
        "China produces 94 percent of the world's gallium. The EU's deficit in trade in goods "
        "came to €396 billion in 2022."
    )
    assert (share.measures, share.holder) == ("the world's gallium", "China")
    assert (goods.measures, goods.holder, goods.period) == ("EU's deficit", "EU", "2022")


def test_a_count_says_what_befell_those_counted() -> None:
    dead, hurt = found("The quake killed at least 12 people and 30 others were injured.")
    assert (dead.unit, hurt.unit) == ("dead", "injured")


def test_a_part_is_told_from_the_whole() -> None:
    part, whole = found("Three of the 27 companies are in Asia, while 88 entities are not.")[0::2]
    assert part.role == "part" and whole.role == "level"


def test_a_range_and_a_change_from_one_to_another() -> None:
    (both,) = found("Between 30 and 40 percent of voters stayed away.")
    assert (both.value, both.high) == (30, 40)
    assert [f.high for f in found("The toll rose from 12 to 17 in the night.")] == [None, None]


def test_nothing_in_nothing_out() -> None:
    assert found("") == [] and found("No number is to be seen here.") == []


def test_time_is_linear_in_hostile_text() -> None:
    import time

    began = time.process_time()
    for piece in ("9,", "1 to ", "one hundred ", "$", "about ", "twenty-", "a ", "5 people "):
        found(piece * (60_000 // len(piece)) + ".")
    assert time.process_time() - began < 10
