"""Disagreements: what is told apart, what is left alone, and the seeds' three."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from briefing.compare import USUAL, compare, moved
from briefing.model import Document
from tests.build import document


@dataclass(frozen=True)
class Said:
    """A quotation made by hand."""

    start: int
    end: int
    text: str
    speaker: str | None
    kind: str
    article: str


def said(source: Document, words: str, speaker: str | None) -> Said:
    start = source.article.text.index(words)
    return Said(start, start + len(words), words, speaker, "direct", source.article.id)


def boxes(*texts: str, days: tuple[str | None, ...] = (), origins: tuple[str, ...] = (), **options):
    days = days or (None,) * len(texts)
    origins = origins or tuple(f"Paper {n}" for n in range(len(texts)))
    made = [
        document(t, origin=o, source=o, day=d) for t, o, d in zip(texts, origins, days, strict=True)
    ]
    found = compare(made, **options)
    by_id = {d.article.id: d.article for d in made}
    for box in found:
        for sentence, (start, end) in zip(box.sentences, box.spans, strict=True):
            assert sentence.start <= start < end <= sentence.end
            assert by_id[sentence.article].text[start:end]
    return [(b.kind, b.nature) for b in found]


SHARE = "China produces {} of the world's gallium, according to an industry group."
DEFICIT = "The EU's trade deficit with China grew to {}, figures of the statistics office show."
TOLL = "The earthquake in the province of Hatay killed {} people, the civil protection agency said."


@pytest.mark.parametrize(
    ("text", "one", "two", "nature"),
    [
        (SHARE, "about 80 percent", "94 percent", "conflict"),
        (SHARE, "about 80 percent", "79.6%", "rounding"),
        (DEFICIT, "almost 400 billion euros", "about €396 billion", "rounding"),
        (DEFICIT, "more than $400 billion", "about 400 billion euros ($431.7 billion)", "currency"),
        (DEFICIT, "€396 billion in 2022", "€291 billion in 2023", "period"),
        (DEFICIT, "€396 billion", "€250 billion", "conflict"),
    ],
)
def test_natures_are_told_apart(text: str, one: str, two: str, nature: str) -> None:
    assert boxes(text.format(one), text.format(two)) == [("figure", nature)]


def test_a_toll_that_grows_from_day_to_day_is_an_update() -> None:
    one, two = TOLL.format(120), TOLL.format(170)
    assert boxes(one, two, days=("2024-03-01", "2024-03-02")) == [("figure", "update")]
    assert boxes(one, two, days=("2024-03-01", "2024-03-01")) == [("figure", "conflict")]


def test_one_voice_only_revises() -> None:
    texts = (SHARE.format("80 percent"), SHARE.format("94 percent"))
    one_voice = {"origins": ("Wire", "Wire")}
    assert boxes(*texts, **one_voice) == []
    revised = boxes(*texts, days=("2024-03-01", "2024-03-02"), **one_voice)
    assert revised == [("figure", "update")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (SHARE.format("80 percent"), SHARE.format("80%")),
        (SHARE.format("80 percent"), "The EU bought 27 percent of its gallium from China."),
        (SHARE.format("80 percent"), SHARE.format("94 percent") + " Others say 80 percent."),
        (TOLL.format(12), "The earthquake in the province injured 70 people, the agency said."),
        (DEFICIT.format("€396 billion"), DEFICIT.format("€4 billion")),
        (
            "Three of the 27 companies listed are in mainland China, the Council said.",
            "The four Chinese companies listed, three on the mainland, are in the Council's list.",
        ),
        (
            "A poll showed that 45 percent of voters in Ohio back the plan for the border.",
            "A new poll found that 57 percent of voters in Ohio back the plan for the border.",
        ),
    ],
)
def test_what_is_not_surely_one_thing_is_left_alone(one: str, two: str) -> None:
    assert boxes(one, two) == []


def test_what_a_figure_takes_in_is_its_scope() -> None:
    one = "Cars from China face tariffs of up to 35.3 percent in the EU after the vote."
    two = (
        "Cars from China face tariffs of up to 45 percent in the EU after the vote. "
        "The 45 percent are the new rate together with the standard duty."
    )
    assert boxes(one, two) == [("figure", "scope")]


ROLE = "European {} President Ursula von der Leyen met the premier on Thursday."


def test_one_person_in_two_offices() -> None:
    assert boxes(ROLE.format("Commission"), ROLE.format("Council")) == [("role", "conflict")]
    behind = "Ursula von der Leyen, president of the European Council, met the premier."
    assert boxes(ROLE.format("Commission"), behind) == [("role", "conflict")]


@pytest.mark.parametrize(
    "other",
    [
        "President Ursula von der Leyen met the premier.",
        "European Council President Charles Michel met the premier.",
        "Former European Council President Ursula von der Leyen met the premier.",
        ROLE.format("Commission") + " " + ROLE.format("Council"),
    ],
)
def test_offices_that_may_be_one(other: str) -> None:
    assert boxes(ROLE.format("Commission"), other) == []


PHRASE = "eliminate all kinds of interference"


def speakers(one: str, two: str, first: str | None, second: str | None):
    a, b = document(one, origin="A"), document(two, origin="B")
    quotes = {a.article.id: [said(a, PHRASE, first)], b.article.id: [said(b, PHRASE, second)]}
    return compare([a, b], quotes=quotes)


def test_one_quotation_given_to_two_speakers() -> None:
    one, two = f"Xi called on the bloc to “{PHRASE}”.", f"Wang urged the EU to “{PHRASE}”."
    (box,) = speakers(one, two, "Xi", "Wang")
    assert (box.kind, box.nature) == ("speaker", "conflict")
    assert "Xi" in box.note and "Wang" in box.note


def test_of_a_mixed_statement_only_the_words_in_quotation_marks_count() -> None:
    one, two = f"Xi called on the bloc to “{PHRASE}” soon.", f"Wang wished to “{PHRASE}” at last."
    a, b = document(one, origin="A"), document(two, origin="B")
    mixed = [
        replace(said(d, d.article.text[5:], who), kind="mixed")
        for d, who in ((a, "Xi"), (b, "Wang"))
    ]
    found = compare([a, b], quotes={q.article: [q] for q in mixed})
    assert [box.kind for box in found] == ["speaker"]
    indirect = {q.article: [replace(q, kind="indirect")] for q in mixed}
    assert compare([a, b], quotes=indirect) == ()


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Xi Jinping", "Xi Jinping"),
        ("He", "He"),
        ("The president", "The president"),
        ("The Foreign Ministry", "Foreign Ministry"),
        ("Officials", None),
    ],
)
def test_speakers_that_may_be_one(subject: str, speaker: str | None) -> None:
    one, two = f"Xi called on the bloc to “{PHRASE}”.", f"{subject} urged the EU to “{PHRASE}”."
    assert speakers(one, two, "Xi", speaker) == ()


def test_dates_are_compared_on_request() -> None:
    text = "The Commission opened its investigation into electric cars from China on {}."
    one, two = text.format("Oct. 4, 2023"), text.format("5 October 2023")
    assert "date" not in USUAL and boxes(one, two) == []
    assert boxes(one, two, kinds=("date",)) == [("date", "conflict")]
    assert boxes(one, one.replace("4", "4 "), kinds=("date",)) == []


def test_a_figure_that_moved_between_two_briefs() -> None:
    old = document(TOLL.format(12), id="a" * 12).sentences
    new = document(TOLL.format(17), id="b" * 12).sentences
    (box,) = moved(old, new)
    assert box.nature == "update" and box.sentences == (old[0], new[0])
    assert "from 12 to 17" in box.note
    assert moved(old, old) == () and moved((), new) == () and moved(old, (*old, *new)) == ()


EARLIER = "The earthquake in the province of Hatay killed 12 people, the agency said."


@pytest.mark.parametrize(
    "now",
    [
        "The toll rose from 12 to 17, with 40 injured, the agency said on Tuesday.",
        "The death toll in Hatay has risen to 17 from an earlier count of 12.",
        "The death toll from the earthquake in Hatay stands at 17, up from 12 on Monday.",
        "Officials raised the number of dead from 12 to 17.",
    ],
)
@pytest.mark.parametrize(
    "third", ["", EARLIER, "The earthquake killed 17 people in Hatay.", "Rescuers are searching."]
)
def test_a_sentence_that_says_what_a_figure_was(now: str, third: str) -> None:
    old = document(EARLIER, id="a" * 12).sentences
    new = document(now, id="b" * 12).sentences
    others = document(third, id="c" * 12).sentences
    for told in ((*new, *others), (*others, *new)):
        (box,) = moved(old, told)
        assert box.nature == "update" and box.sentences == (old[0], new[0])
        start, end = box.spans[1]
        assert now[start:end] == "17" and "from 12 to 17" in box.note


@pytest.mark.parametrize(
    "now",
    [
        "The number of injured people rose from 12 to 17.",
        "Deaths on the roads rose from 12 last year to 17 this year.",
        "The price of a loaf rose from 12 dollars to 17 dollars.",
        "The toll of a flood in Porto Alegre rose from 12 to 17, said Governor Eduardo Leite.",
        "The road runs from 12 villages to 17 more.",
    ],
)
def test_a_change_of_something_else_moves_nothing(now: str) -> None:
    old = document(EARLIER, id="a" * 12).sentences
    assert moved(old, document(now, id="b" * 12).sentences) == ()


def test_what_the_earlier_brief_had_already_is_not_new() -> None:
    old = [document(EARLIER.replace("12", n), id=n * 6).sentences[0] for n in ("12", "17")]
    assert moved(old, document("The toll rose from 12 to 17.", id="b" * 12).sentences) == ()


def test_a_toll_moves_though_a_third_report_still_has_the_old_one() -> None:
    old = document(TOLL.format(12), id="a" * 12).sentences
    new = document(TOLL.format(17), id="b" * 12).sentences
    third = document(TOLL.format(12), id="c" * 12).sentences
    assert [box.sentences[1] for box in moved(old, (*third, *new))] == [new[0]]
    share = [document(SHARE.format(f"{n} percent"), id=i * 12) for n, i in ((80, "a"), (94, "b"))]
    still = document(SHARE.format("80 percent"), id="c" * 12)
    first, second = (d.sentences for d in share)
    assert moved(first, second) and moved(first, (*second, *still.sentences)) == ()


def test_empty_one_and_duplicate() -> None:
    one = SHARE.format("80 percent")
    assert boxes() == [] and boxes(one) == [] and boxes(one, one) == []
    # Two papers with one figure against a third: one box.
    assert boxes(one, one, SHARE.format("94 percent")) == [("figure", "conflict")]


def test_the_order_of_reports_does_not_matter() -> None:
    texts = [DEFICIT.format(x) for x in ("€396 billion", "€250 billion", "€251.5 billion")]
    made = [document(t, origin=t, day=f"2024-03-0{n}") for n, t in enumerate(texts, 1)]
    assert compare(made) == compare(made[::-1]) == compare([made[1], made[2], made[0]])


def test_work_on_a_huge_event_is_bounded() -> None:
    import time

    many = [document(SHARE.format(f"{n} percent"), origin=str(n)) for n in range(1, 400)]
    began = time.process_time()
    compare(many)
    assert time.process_time() - began < 5
    assert all(a.article.id != b.article.id for a, b in pairwise(many))


def test_the_seeds(seeds) -> None:
    files = sorted(seeds.glob("00[12]*.txt"))
    made = [document(f.read_text("utf-8"), origin=f.name, day="2023-12-07") for f in files]
    one, two = made
    quotes = {
        one.article.id: [said(one, PHRASE, "Xi")],
        two.article.id: [said(two, PHRASE, "Wang")],
    }
    found = compare(made, quotes=quotes)
    assert [(b.kind, b.nature) for b in found] == [
        ("figure", "currency"),
        ("speaker", "conflict"),
        ("role", "conflict"),
    ]
