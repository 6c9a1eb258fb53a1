"""Publication dates: which evidence wins, what is reported, and what stays unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dating import settle
from briefing.dating.clues import address
from briefing.model import Published
from tests.build import article, at

NOW = at("2024-03-01T12:00")


def _one(text: str = "They met.", *, now=NOW, **fields):
    (settled,), problems = settle([article(text, **fields)], now=now)
    return settled, problems


def _known(published: Published):
    day = published.at.date().isoformat() if published.at else None
    return day, published.precision, published.basis


def test_nothing_gives_nothing():
    assert settle([], now=NOW) == ((), ())
    settled, problems = _one("")
    assert _known(settled.published) == (None, None, "unknown")
    assert settled.published.evidence and not problems and settled.body is None


def test_metadata_stand_where_nothing_speaks_against_them():
    given = article(
        "PARIS, Feb 27 (AFP) – They met.", day="2024-02-28", url="https://x.org/2024/02/28/a"
    )
    (settled,), problems = settle([given], now=NOW)
    assert settled.published == given.published and not problems
    assert settled.text[slice(*settled.body)] == "They met."


@pytest.mark.parametrize(
    ("day", "url", "text", "used"),
    [
        # collected long after it appeared
        ("2024-02-20", "https://x.org/2024/01/05/a", "They met.", "2024-01-05"),
        # a print issue ahead of its day
        ("2024-01-05", "https://x.org/2024/01/15/a", "They met.", "2024-01-05"),
        # decades before its address
        ("1970-01-01", "https://x.org/2024/01/05/a", "They met.", "2024-01-05"),
        # the dateline sides with the metadata, or with the address
        (
            "2024-02-20",
            "https://x.org/2024/01/05/a",
            "ROME, Feb 19 (AFP) – They met.",
            "2024-02-20",
        ),
        ("2024-02-20", "https://x.org/2024/01/05/a", "ROME, Jan 5 (AFP) – They met.", "2024-01-05"),
        # the dateline alone
        ("2024-02-20", None, "ROME, Feb 16 (AFP) – They met.", "2024-02-20"),
        ("2024-02-20", None, "ROME, Jan 5 (AFP) – They met.", "2024-01-05"),
        # in the future
        ("2031-01-01", "https://x.org/2024/01/05/a", "They met.", "2024-01-05"),
        ("2031-01-01", None, "ROME, Jan 5, 2024 (AFP) – They met.", "2024-01-05"),
        ("2031-01-01", None, "They met.", None),
    ],
)
def test_conflicts_are_reported_and_resolved_by_rule(day, url, text, used):
    settled, problems = _one(text, day=day, url=url)
    assert _known(settled.published)[0] == used
    assert [p.fatal for p in problems] == [False]
    assert problems[0].stage == "date" and problems[0].source == settled.ref


def test_two_days_apart_is_agreement_and_tomorrow_is_no_future():
    assert not _one(day="2024-02-20", url="https://x.org/2024/02/22/a")[1]
    assert not _one(day="2024-03-02")[1]
    assert _one(day="2024-03-03")[1]


@pytest.mark.parametrize(
    ("url", "day", "precision"),
    [
        ("https://x.org/2023/12/07/a-b", "2023-12-07", "day"),
        ("https://x.org/2023/dec/07/a-b", "2023-12-07", "day"),
        ("https://x.org/story/2023/8/6/a/1234/", "2023-08-06", "day"),
        ("https://x.org/articles/2023-12-07/a-b", "2023-12-07", "day"),
        ("https://x.org/roundup-2023-12-07", "2023-12-07", "day"),
        ("https://x.org/20231207-a", None, None),
        ("https://x.org/a-20231207.html", "2023-12-07", "day"),
        ("https://x.org/2023/12/a-b", "2023-12-01", "month"),
        ("https://x.org/2026/01/15-things-to-know", None, None),
        ("https://x.org/a/drops-2025-1-17-billion-1236", None, None),
        ("https://x.org/deal-2025-12-03-for-all", None, None),
        ("https://2023/12/07.example.org/", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_days_in_addresses(url, day, precision):
    clue = address(url)
    assert (clue and clue.day.isoformat(), clue and clue.precision) == (day, precision)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("date 2023-12-07 (Bloomberg) -- They met.", ("2023-12-07", "day", "dateline")),
        # the year that fits the weekday, the latest up to now
        ("BEIJING, Dec 7 (Reuters) – They met on Thursday.", ("2023-12-07", "day", "inferred")),
        ("BEIJING, Dec 7 (Reuters) – They met on Monday.", ("2020-12-07", "day", "inferred")),
        ("ROME, Thursday, Dec 7 (AFP) – They met.", ("2023-12-07", "day", "inferred")),
        # years that the text names as past are not after it
        (
            "ROME, Dec 7 (AFP) – They met on Thursday. It was founded in 2017, and again in 2017.",
            ("2017-12-07", "day", "inferred"),
        ),
        # nothing tells the year
        ("ROME, Dec 7 (AFP) – They met.", (None, None, "unknown")),
        # what stands above the text
        ("Published 7 December 2023\n\nThey met.", ("2023-12-07", "day", "text")),
        ("Home Politics Updated: Thu Dec 7 2023 10:15 They met.", ("2023-12-07", "day", "text")),
        # what the text speaks of
        ("They met on Thursday, 7 December 2023, in Rome.", ("2023-12-07", "day", "text")),
        (
            "They met on Saturday. It was shot down earlier in February. Late in 2022 they spoke.",
            ("2023-02-01", "month", "text"),
        ),
        (
            "It was seen on 5 March 2021 and again on 6 April 2021, in Rome.",
            ("2021-01-01", "year", "text"),
        ),
        # too weak: one date; dates of which some have no year; only what is to come
        ("It was seen on 5 March 2021 in Rome.", (None, None, "unknown")),
        ("It was seen on 5 March 2021, 6 April 2021 and 7 May.", (None, None, "unknown")),
        ("It will open on 5 March 2021 and on 6 April 2021.", (None, None, "unknown")),
        ("They met on Saturday.", (None, None, "unknown")),
    ],
)
def test_dates_without_metadata(text, known):
    settled, _ = _one(text)
    assert _known(settled.published) == known
    assert settled.published.evidence.endswith(".")


def test_an_address_gives_the_year_and_the_dateline_the_day():
    settled, problems = _one("ROME, Dec 7 (AFP) – They met.", url="https://x.org/2023/12/a")
    assert _known(settled.published) == ("2023-12-07", "day", "inferred") and not problems


def test_months_in_metadata_are_sharpened_by_the_dateline():
    month = Published(at("2023-12-01"), "metadata", "month")
    settled, problems = _one("ROME, Dec 7 (AFP) – They met.", published=month)
    assert _known(settled.published) == ("2023-12-07", "day", "inferred") and not problems
    assert _one(published=month)[0].published == month


def test_neighbours_break_ties_and_date_nothing_alone():
    near = article("Other.", day="2017-12-08")
    both = [near, article("ROME, Dec 7 (AFP) – They met on Thursday."), article("They met.")]
    (_, tied, undated), _ = settle(both, now=NOW)
    assert _known(tied.published) == ("2017-12-07", "day", "inferred")
    assert undated.published.at is None
    spoken = article("It was shot down earlier in December.")
    dated = settle([near, spoken], now=NOW)[0][1].published
    assert _known(dated) == ("2017-12-01", "month", "inferred")


def test_copy_of_the_day_after_is_taken_for_new_among_new_articles():
    text = "BEIJING, Feb 27 (Reuters) – They met on Monday."  # a Tuesday in 2024, a Monday in 2023
    alone = _one(text)[0].published
    among = settle([article(text), article("Other.", day="2024-02-26")], now=NOW)[0][0].published
    assert (_known(alone)[0], _known(among)[0]) == (None, "2024-02-27")


def test_now_is_a_bound_and_never_a_date():
    text = "BEIJING, Dec 7 (Reuters) – They met on Thursday."
    assert _known(_one(text, now=at("2023-12-07"))[0].published)[0] == "2023-12-07"
    assert _known(_one(text, now=at("2023-12-05"))[0].published)[0] == "2017-12-07"


def test_what_reading_found_is_kept():
    given = article(
        "By Jane Roe\n\nROME (AFP) – They met. (Reuters)",
        authors=("Ann Lee",),
        credits=("dpa",),
        place="Milan",
    )
    settled = settle([given], now=NOW)[0][0]
    assert (settled.authors, settled.place) == (("Ann Lee",), "Milan")
    assert settled.credits == ("dpa", "AFP", "Reuters")


def test_help_counts_as_credit_only_where_no_outlet_is_known():
    text = "They met.\n\nThe Associated Press contributed to this report."
    assert _one(text)[0].credits == ("AP",)
    assert _one(text, source="Daily Paper")[0].credits == ()


def test_settling_twice_changes_nothing():
    texts = [
        "ROME, Dec 7 (AFP) – They met on Thursday. REUTERS",
        "They met.",
        "By Jane Roe\n\nThey met.",
    ]
    once = settle([article(t) for t in texts], now=NOW)[0]
    assert settle(once, now=NOW)[0] == once


def test_duplicates_are_settled_alike_and_in_order():
    one = article("ROME, Dec 7 (AFP) – They met on Thursday.")
    settled, _ = settle([one, one, replace(one, ref="b")], now=NOW)
    assert [a.ref for a in settled] == [one.ref, one.ref, "b"]
    assert len({a.published for a in settled}) == 1


_PIECES = st.sampled_from(
    [
        *(
            "ROME",
            "Dec 7",
            "(AFP)",
            " – ",
            "-- ",
            "\n\n",
            "By Jane Roe",
            "They met. ",
            "REUTERS",
            "/",
        ),
        *(
            "2023",
            "on Thursday ",
            "© AFP",
            "(",
            ")",
            ": ",
            ".",
            "”",
            "earlier in February ",
            "\x00",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_any_text_keeps_its_words_and_a_true_body(text):
    settled, _ = _one(text)
    start, end = settled.span
    assert settled.text == text
    assert 0 <= start <= end <= len(text)
    assert settled.body is None or text[start:end].strip() == text[start:end] != ""


def test_the_seeds(seeds):
    files = sorted(seeds.glob("*.txt"))
    texts = [f.read_text(encoding="utf-8") for f in files]
    for now in (at("2023-12-08"), at("2026-07-01")):
        munich, bloomberg, beijing = settle([article(t) for t in texts], now=now)[0]
        assert _known(munich.published) == ("2023-02-01", "month", "text")
        assert _known(bloomberg.published) == ("2023-12-07", "day", "dateline")
        assert _known(beijing.published) == ("2023-12-07", "day", "inferred")
        assert [a.place for a in (munich, bloomberg, beijing)] == ["Munich", None, "Beijing"]
        assert munich.credits == ("Bloomberg", "Xinhua")
        assert (bloomberg.credits, beijing.credits) == (("Bloomberg",), ("Reuters",))
        assert munich.text[munich.span[0] :].startswith("China and the European Union")
        assert munich.text[: munich.span[1]].endswith("partner of Europe.")
        assert bloomberg.text[bloomberg.span[0] :].startswith("Chinese President Xi")
        assert beijing.text[beijing.span[0] :].startswith("China and the European Union")
    alone = settle([article(texts[2])], now=at("2026-07-01"))[0][0]
    assert _known(alone.published) == ("2023-12-07", "day", "inferred")
