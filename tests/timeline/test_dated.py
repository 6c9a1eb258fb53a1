"""Which sentences say when, and which only carry a date."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from briefing.model import Published
from briefing.timeline import dated
from tests.build import at, document


def found(text: str, day: str | None = "2025-05-15") -> list[tuple[str, str, bool, bool]]:
    """(words, first day, stated, ahead) of each statement."""
    documents = [document(text, day=day)]
    return [(d.words, d.start.isoformat(), d.stated, d.ahead) for d in dated(documents, "e")]


def test_what_was_and_what_will_be() -> None:
    assert found("Ministers met in Riga on 7 December 2023 and signed the pact.") == [
        ("7 December 2023", "2023-12-07", True, False)
    ]
    assert found("The council will vote on the tariffs on 5 June.") == [
        ("5 June", "2025-06-05", False, True)
    ]
    assert found("The minister said on Tuesday that the talks will open on 2 June 2025.") == [
        ("Tuesday", "2025-05-13", False, False),
        ("2 June 2025", "2025-06-02", True, True),
    ]


def test_a_statement_points_at_its_words() -> None:
    made = document("Rain fell. Talks were held in April 2022 in Brussels.", day="2025-05-15")
    (statement,) = dated([made], "e")
    assert made.article.text[slice(*statement.span)] == statement.words == "April 2022"
    assert (statement.start, statement.end) == (date(2022, 4, 1), date(2022, 4, 30))
    assert (statement.precision, statement.event) == ("month", "e")


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats recalled the 2015 agreement at length.",
        "Exports have risen every month since 2019 in the region.",
        "The firm reported its figures for fiscal 2024 in full.",
        "Prices were higher than in 2021 in all of the markets.",
        "The war lasted from 2015 to 2020 in the north.",
        "The envoy, who was elected in 2012, praised the pact.",
        "The court suspended the deal signed in 2020 without a hearing.",
        "The invasion in February 2022 led to higher prices.",
        "Beijing's November ban hurt the makers of magnets.",
        "Thursday's vote split the party in two.",
        "Both countries are our allies today in this matter.",
        "She had led the union for three years and won much.",
        "The film (2019) was shown to the envoys again.",
        "Did the ministers meet on 7 May 2025 in Riga?",
        "Containers stand in the port of Rotterdam, Netherlands April 25, 2025.",
        "The union introduced the bill to the chamber for fiscal 2026.",
        "The company opened its books in the following week.",
    ],
)
def test_a_date_that_is_not_the_time_of_what_is_reported(text: str) -> None:
    assert found(text) == []


def test_undated_articles_give_only_what_is_written_in_full() -> None:
    text = "Ministers met on Thursday. They had met before in March. They signed it in May 2024."
    assert found(text, day=None) == [("May 2024", "2024-05-01", True, False)]
    assert found("The union will ban the stuff by 2030.", day=None) == [
        ("2030", "2030-01-01", True, True)
    ]


def test_a_month_of_publication_anchors_no_weekday() -> None:
    made = document("Ministers met on Thursday. A vote is due in June 2025.", day="2025-05-01")
    vague = replace(made.article, published=Published(at("2025-05-01"), "text", "month"))
    assert [d.words for d in dated([replace(made, article=vague)])] == ["June 2025"]


def test_a_day_without_its_year_is_not_put_far_ahead() -> None:
    assert found("The company will report its results on Feb. 20.") == []


def test_copies_speak_once() -> None:
    text = "Ministers met in Riga on 7 May 2025 and signed."
    one, copy = (document(text, day="2025-05-08", source=name) for name in ("A", "B"))
    assert [d.sentence.article for d in dated([one, copy])] == [one.article.id]
    assert [d.sentence.article for d in dated([copy, one])] == [copy.article.id]


def test_nothing_from_nothing() -> None:
    assert dated([]) == ()
    assert found("") == []
    assert found("Nothing here says when anything happened.") == []


def test_hostile_length_is_passed_over_quickly() -> None:
    began = time.perf_counter()
    found("on Monday, who " * 20_000 + "in May 2024.")
    found(" ".join(["since 2019 to 2020 by that was set in May"] * 25) + " in 2021.")
    assert time.perf_counter() - began < 2
