"""Figures of two holders, or of two instalments of one series, are no difference."""

from __future__ import annotations

import pytest

from briefing.compare import compare
from briefing.compare.holders import about, one_holder, own
from tests.build import document

QUARTER = "{} came out with quarterly earnings of ${} per share, beating the average estimate."
COMPANY = "The company has 3 factories and {} employees in its home market, it said in its report."


def natures(*reports: tuple[str, str, str, str]) -> list[str]:
    """Natures of the boxes between reports given as origin, day, headline and text."""
    made = [document(x, t, origin=o, source=o, day=d) for o, d, t, x in reports]
    return [box.nature for box in compare(made)]


@pytest.mark.parametrize("origins", [("Wire", "Wire"), ("Wire", "Gazette")])
def test_one_pattern_filled_in_for_two_companies(origins: tuple[str, str]) -> None:
    days, companies = ("2025-05-28", "2025-05-29"), ("Orvane Optics (ORV)", "Tal Micro (TLM)")
    reports = [
        (o, d, f"{c} Beats Q1 Earnings Estimates", QUARTER.format(c, x))
        for o, d, c, x in zip(origins, days, companies, ("1.51", "0.96"), strict=True)
    ]
    assert natures(*reports) == []


def test_the_headline_says_who_the_company_is() -> None:
    def reports(*names: str):
        text = f"{{}} published its report. {COMPANY}"
        return [
            (origin, "2025-05-28", f"{name} opens a factory", text.format(name, number))
            for origin, name, number in zip("AB", names, ("5,210", "6,340"), strict=True)
        ]

    one, two = "Orvane Optics", "Talbot Micro"
    assert natures(*reports(one, one)) == ["conflict"]
    assert natures(*reports(one, two)) == []


def test_instalments_of_a_series() -> None:
    text = "{} components of the 30-stock index of Wall Street ended in positive territory."
    titles = ("Stock Market News for Apr 8, 2025", "Stock Market News for May 8, 2025")
    days = ("2025-04-08", "2025-05-08")
    numbers = ("Twenty", "Seventeen")
    reports = [
        ("Wire", d, t, text.format(n)) for d, t, n in zip(days, titles, numbers, strict=True)
    ]
    assert natures(*reports) == []
    assert natures(*[(o, d, "", x) for o, d, _, x in reports]) == []


def test_what_is_reported_every_quarter_is_not_revised_weeks_later() -> None:
    text = "The trade deficit of Europe with Turkey grew to ${} million, the figures show."
    reports = [("Wire", "2025-05-28", "", text.format(310)), ("Wire", "{}", "", text.format(350))]
    for day, expected in (("2025-05-29", ["update"]), ("2025-08-27", [])):
        last = (reports[1][0], day, *reports[1][2:])
        assert natures(reports[0], last) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rivals have shipped {} cars over the last three months from the port of Emden.",) * 2,
        (
            "The port of Emden will ship {} electric cars to buyers abroad.",
            "The port of Emden shipped {} electric cars to buyers abroad.",
        ),
    ],
)
def test_other_times_are_no_conflict(one: str, two: str) -> None:
    assert (
        natures(("A", "2025-05-28", "", one.format(520)), ("B", "2025-05-28", "", two.format(610)))
        == []
    )


def test_who_only_says_it_is_no_holder() -> None:
    text = "According to Reuters, Orvane Optics hired 20 people in Hatay, Mayor Aydin said."
    assert [sorted(name) for name in own(document(text).sentences[0])] == [
        ["Optics", "Orvane"],
        ["Hatay"],
    ]


def test_nothing_named_excludes_nobody() -> None:
    one, two = document("It hired 20 people."), document("It hired 30 people.")
    assert one_holder(one.sentences[0], two.sentences[0], about(one), about(two))


def test_a_brief_leaves_out_what_nothing_vouches_for() -> None:
    from briefing.study import differences, studies

    text = "The EU's trade deficit with China grew to {}, figures of the statistics office show."
    figures = ("€396 billion in 2022", "€291 billion in 2023")
    made = [document(text.format(x), origin=o) for x, o in zip(figures, "AB", strict=True)]
    assert [box.nature for box in differences(made)] == ["period"]
    assert studies({"event": made})[0]["event"].disagreements == ()
