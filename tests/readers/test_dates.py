"""Dates in metadata: what is stated, and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.readers.dates import published, when


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "at", "precision"),
    [
        ("2023-12-07", moment(2023, 12, 7), "day"),
        ("20231207", moment(2023, 12, 7), "day"),
        ("2023-12", moment(2023, 12, 1), "month"),
        ("2023", moment(2023, 1, 1), "year"),
        ("2023-12-07T10:30:00Z", moment(2023, 12, 7, 10, 30), "time"),
        ("2023-12-07T10:30:00+08:00", moment(2023, 12, 7, 2, 30), "time"),
        ("20231207T103000+0100", moment(2023, 12, 7, 9, 30), "time"),
        ("2023-12-07 10:30", moment(2023, 12, 7, 10, 30), "time"),
        ("2023-12-07 10:30:00 UTC", moment(2023, 12, 7, 10, 30), "time"),
        ("2023-12-07 00:00:00", moment(2023, 12, 7), "day"),
        ("2023-12-07T00:00:00Z", moment(2023, 12, 7), "time"),
        ("Thu, 07 Dec 2023 10:30:00 GMT", moment(2023, 12, 7, 10, 30), "time"),
        ("7 Dec 2023 10:30:00 -0500", moment(2023, 12, 7, 15, 30), "time"),
        ("December 7, 2023", moment(2023, 12, 7), "day"),
        ("Thursday, 7th December 2023", moment(2023, 12, 7), "day"),
        ("Sept. 3, 2023", moment(2023, 9, 3), "day"),
        ("December 2023", moment(2023, 12, 1), "month"),
        ("07.12.2023", moment(2023, 12, 7), "day"),
        ("2023/12/7", moment(2023, 12, 7), "day"),
        ("25/12/2023", moment(2023, 12, 25), "day"),
        ("12/25/2023", moment(2023, 12, 25), "day"),
        ("5/5/2023", moment(2023, 5, 5), "day"),
        ("4/5/2023", moment(2023, 1, 1), "year"),
        ("7. Dezember 2023", moment(2023, 12, 7), "day"),
        ("7 décembre 2023 à 10:30", moment(2023, 12, 7, 10, 30), "time"),
        ("décembre 2023", moment(2023, 12, 1), "month"),
        (1701945000, moment(2023, 12, 7, 10, 30), "time"),
        (1701945000000, moment(2023, 12, 7, 10, 30), "time"),
        (date(2023, 12, 7), moment(2023, 12, 7), "day"),
        (datetime(2023, 12, 7, 10), moment(2023, 12, 7, 10), "time"),
    ],
)
def test_stated(value, at, precision):
    assert when(value) == (at, precision)


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "two days ago", "10:30", "Dec 7", "2023-13-45", "31 June 2023", "soon", True,
     None, [], 7, float("nan"), 10**40, "1" * 5000, "0000-00-00", "Last Tuesday", "December"],
)  # fmt: skip
def test_nothing_is_filled_in(value):
    assert when(value) is None


def test_the_evidence_is_kept():
    stated = published("Thu, 07 Dec 2023 10:30:00 GMT", "pubDate")
    assert stated.basis == "metadata" and stated.day == date(2023, 12, 7)
    assert stated.evidence == "pubDate: Thu, 07 Dec 2023 10:30:00 GMT"
    assert published("nonsense").at is None and published("nonsense").basis == "unknown"


@given(st.text(max_size=40))
def test_any_text_is_borne(text):
    found = when(text)
    assert found is None or found[0].tzinfo is UTC


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_machine_s_time_zone_and_language_do_not_matter(zone):
    code = (
        "from briefing.readers.dates import when;"
        "print([when(d) for d in ('7 décembre 2023 à 10:30', '2023-12-07 10:30', 'Dec 7 2023')])"
    )
    environment = {**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8"}
    shown = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    expected = [(moment(2023, 12, 7, 10, 30), "time")] * 2 + [(moment(2023, 12, 7), "day")]
    assert shown.strip() == str(expected)
