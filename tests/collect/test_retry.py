from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.collect.faults import Fault
from briefing.collect.retry import LONGEST, TRIES, Again, after_answer, after_fault, pause

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)


def step(status: int, retry_after: str | None = None, tried: int = 1):
    return after_answer(status, retry_after, tried=tried, now=NOW)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 0 ", 0), ("Tue, 05 Mar 2024 12:01:00 GMT", 60),
        ("Tue, 05 Mar 2024 11:00:00 GMT", 0), ("Tuesday, 05-Mar-24 12:01:00 GMT", 60),
        ("Tue, 05 Mar 2024 13:01:00 +0100", 60), ("9" * 50, 10**9),
        (None, None), ("", None), ("-5", None), ("1.5", None), ("soon", None), ("５", None),
        ("Tue, 99 Mar 2024 12:01:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_in_both_forms(value, seconds) -> None:
    assert pause(value, NOW) == seconds


@pytest.mark.parametrize("status", [200, 203, 301, 302, 303, 304, 307, 308])
def test_good_answers(status: int) -> None:
    assert step(status) is None


@pytest.mark.parametrize("status", [100, 204, 206, 300, 400, 401, 403, 404, 410, 451, 501, 999])
def test_answers_that_will_not_change(status: int) -> None:
    fault = step(status)
    assert isinstance(fault, Fault) and (fault.kind, fault.status) == ("lasting", status)


def test_passing_failures_are_asked_again_and_then_left_to_a_later_run() -> None:
    assert [step(500, tried=n) for n in (1, 2)] == [Again(2), Again(4)]
    assert step(500, tried=TRIES).kind == "passing"
    assert step(429, tried=TRIES).kind == "left"


def test_a_host_that_names_a_time_is_heard() -> None:
    assert step(429, "30") == Again(30) == step(503, "30")
    assert step(500, "30") == Again(2)  # RFC 9110 gives it no meaning there
    left = step(503, "3600")
    assert (left.kind, left.until) == ("left", NOW + timedelta(hours=1))
    assert step(429, "9" * 20).until == NOW + LONGEST


def test_requests_without_answer() -> None:
    passing, lasting = Fault("x", "passing"), Fault("x")
    assert after_fault(passing, tried=1) == Again(2)
    assert after_fault(passing, tried=TRIES) is passing
    assert after_fault(lasting, tried=1) is lasting
