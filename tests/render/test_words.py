"""How values read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.model import LedgerLine, Published
from briefing.render import tallies, words
from briefing.render.clean import LONGEST, clean, plain
from tests.build import article, at


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-12-07", "2023-12-07", "7 December 2023"),
        ("2023-12-05", "2023-12-08", "5–8 December 2023"),
        ("2023-11-28", "2023-12-08", "28 November – 8 December 2023"),
        ("2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023"),
        (None, "2023-01-02", "2 January 2023"),
        (None, None, ""),
    ],
)
def test_period(start, end, shown) -> None:
    assert words.period(*(p and Published(at(p), "metadata", "day") for p in (start, end))) == shown


def test_a_period_is_no_more_precise_than_its_ends_are_known() -> None:
    february = Published(at("2023-02-01"), "text", "month")
    year = Published(at("2023-01-01"), "text", "year")
    december = Published(at("2023-12-07"), "inferred", "day")
    assert words.period(february, december) == "February – 7 December 2023"
    assert words.period(february, february) == "February 2023"
    assert words.period(year, december) == "2023 – 7 December 2023"
    assert words.period(Published(at("2022-02-01"), "text", "month"), december, short=True) == (
        "Feb 2022 – 7 Dec 2023"
    )


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (Published(at("2023-12-07"), "metadata", "day"), "7 Dec 2023"),
        (Published(at("2023-12-07"), "dateline", "day", "Dec 7, 2023"), "7 Dec 2023"),
        (Published(at("2023-12-07"), "inferred", "day", "a Thursday"),
         "7 Dec 2023 (inferred: a Thursday)"),
        (Published(at("2023-02-01"), "text", "month"), "Feb 2023 (from the text)"),
        (Published(at("2023-01-01"), "text", "year", "so"), "2023 (from the text: so)"),
        (Published(at("2023-09-01"), "metadata", "day"), "1 Sept 2023"),
        (Published(), "date unknown"),
    ],
)  # fmt: skip
def test_dates_claim_no_more_than_is_known(published: Published, shown: str) -> None:
    assert words.dated(published) == shown


@pytest.mark.parametrize("url", ["https://a.example/b?c=d&e=é", "HTTP://a.example"])
def test_safe_addresses_are_links(url: str) -> None:
    assert words.href(url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a.example", "a.html",
     "https://", "http://u:p@a.example", "http://a.example/\n", "https://a.example/\"x", "https://[",
     " javascript:x", "ht\ntp://a", "", None],
)  # fmt: skip
def test_other_addresses_are_not(url) -> None:
    assert words.href(url) == ""


def test_counts_and_lists() -> None:
    assert (
        words.count(1, "outlet") == "1 outlet"
        and words.count(1204, "copy", "copies") == "1,204 copies"
    )
    assert words.joined(["a"]) == "a" and words.joined(["a", "b", "c"]) == "a, b and c"
    assert words.joined("abcde", 3) == "a, b, c and 2 more" and words.joined([]) == ""


def test_cut_ends_at_a_word() -> None:
    assert words.cut("one two\nthree", 20) == "one two three"
    assert words.cut("one two three", 10) == "one two…"
    assert words.cut("x" * 30, 10) == "x" * 9 + "…"


def test_a_long_address_keeps_both_ends() -> None:
    shown = words.address("https://www.a.example/" + "b" * 200 + "/end", 60)
    assert shown.startswith("a.example/") and shown.endswith("/end") and len(shown) <= 60


def test_ledger_keeps_what_tells_most() -> None:
    lines = [LedgerLine(str(n), "", "", "read") for n in range(5)] + [
        LedgerLine("x", "", "", "set aside")
    ]
    assert tallies.told(lines, most=6).further == ()
    told = tallies.told(lines, most=3)
    assert [line.ref for line in told.lines] == ["0", "1", "x"] and told.further == ("3 read",)


def test_clean_leaves_what_is_clean_and_cuts_what_is_not() -> None:
    good = article("text", "title", day="2024-01-01")
    assert clean(good) is good
    assert clean(article(title="a\u202eb\x00")).title == "ab"
    assert len(plain("x" * 10**6)) == LONGEST
    assert plain("family 👩\u200d👩") == "family 👩\u200d👩"


def test_moments_end_in_z() -> None:
    assert words.iso(datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=UTC)) == "2024-01-02T03:04:05Z"
