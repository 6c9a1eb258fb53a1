"""Expressions of time: what they are, what they mean on a given day, how they are shown."""

from __future__ import annotations

import time

import pytest

from briefing.dating.expressions import bracket, expressions
from tests.build import at

THURSDAY = at("2023-12-07T09:00")


def _values(text: str, anchor=THURSDAY) -> list[str | None]:
    return [e.value for e in expressions(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Thursday.", "2023-12-07"),
        ("They met on Saturday.", "2023-12-02"),
        ("They will meet on Saturday.", "2023-12-09"),
        ("On Saturday, the council will vote.", "2023-12-09"),
        ("The vote is scheduled for Tuesday.", "2023-12-12"),
        ("He met them last Thursday.", "2023-11-30"),
        ("They are to meet next Thursday.", "2023-12-14"),
        ("It was decided this past Sunday.", "2023-12-03"),
        ("Friday's paper reported it.", "2023-12-01"),
        ("It was seen yesterday.", "2023-12-06"),
        ("today", "2023-12-07"),
        ("the day after tomorrow", "2023-12-09"),
        ("two days ago", "2023-12-05"),
        ("It happened on Dec. 5.", "2023-12-05"),
        ("It happened on Jan. 30.", "2023-01-30"),
        ("It will happen on Jan. 3.", "2024-01-03"),
        ("It happened on Tuesday, Dec. 6.", "2022-12-06"),
        ("7 December 2023", "2023-12-07"),
        ("December 7th, 2023", "2023-12-07"),
        ("2023-12-07", "2023-12-07"),
        ("am 7. Dezember 2023", "2023-12-07"),
        ("le 7 décembre 2023", "2023-12-07"),
        ("el 7 de diciembre de 2023", "2023-12-07"),
        ("last week", "2023-W48"),
        ("next month", "2024-01"),
        ("earlier this year", "2023"),
        ("earlier in February", "2023-02"),
        ("It was agreed in December.", "2023-12"),
        ("It was agreed in January.", "2023-01"),
        ("It will be signed in January.", "2024-01"),
        ("in May last year", "2022-05"),
        ("late in April 2022", "2022-04"),
        ("It grew in the third quarter.", "2023-Q3"),
        ("the first quarter of 2024", "2024-Q1"),
        ("last year's final quarter", "2022-Q4"),
        ("in the summer of 2021", "2021-SU"),
        ("last summer", "2023-SU"),
        ("Late in 2022", "2022"),
        ("since 2019", "2019"),
        ("the 1990s", "199"),
        ("five years ago", "2018"),
        ("over the weekend, that is, last weekend", "2023-W48-WE"),
        ("by year-end", "2023-12-31"),
    ],
)
def test_an_expression_means_what_news_means_by_it(text, value):
    assert _values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They may march.",
        "Theresa May said so.",
        "in Black Friday sales",
        "2,000 people",
        "in 2000 people",
        "$2020",
        "31 February 2023",
        "03/04/2024",
        "April Jones spoke.",
        "",
    ],
)
def test_what_is_no_time_is_left_alone(text):
    assert _values(text) == []


def test_one_sentence_may_look_back_and_ahead():
    text = "He said on Tuesday that the council will meet on Friday."
    assert _values(text) == ["2023-12-05", "2023-12-08"]
    assert [e.direction for e in expressions(text, THURSDAY)] == ["past", "future"]


def test_spans_are_true_and_may_be_bounded():
    text = "on Monday, on Tuesday, on Wednesday"
    found = expressions(text, THURSDAY, start=10, end=22)
    assert [(e.words, text[e.start : e.end]) for e in found] == [("Tuesday", "Tuesday")]


def test_without_an_anchor_only_full_dates_are_known():
    found = expressions("on Thursday, Dec. 7, in 2022", None)
    assert [(e.value, e.direction) for e in found] == [(None, None), ("2022", None)]
    assert bracket(found[0]) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They met on Thursday.", "[7 December 2023]"),
        ("earlier in February", "[February 2023]"),
        ("last year", "[2022]"),
        ("It grew in the third quarter.", "[Q3 2023]"),
        ("last week", "[27 November 2023 – 3 December 2023]"),
        ("the 1990s", "[1990s]"),
    ],
)
def test_brackets_show_what_is_known(text, shown):
    assert [bracket(e) for e in expressions(text, THURSDAY)] == [shown]


def test_the_ends_of_the_calendar_do_no_harm():
    assert _values("999 years ago, next decade, last week", at("0001-01-01")) == [
        None,
        "001",
        None,
    ]
    assert _values("next year, this decade", at("9999-12-31")) == [None, "999"]


@pytest.mark.parametrize(
    "unit", ["on Thursday ", "Sept. ", "(", "20 ", " ", "the end of ", "a couple of "]
)
def test_work_is_linear_in_the_text(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        expressions(text, THURSDAY)
        return time.process_time() - began

    seconds(1000)
    # Ten times the text may take ten times as long, not a hundred times; the rest is slack.
    assert seconds(200_000) < 40 * (seconds(20_000) + 0.01)


def test_timebank(gold):
    from bench.dates import _timebank

    figures = {m.name: m.value for m in _timebank(gold / "time" / "timebank.jsonl.gz")}
    assert figures["dates.timebank.day_accuracy"] >= 0.88
    assert figures["dates.timebank.day_precision"] >= 0.88
