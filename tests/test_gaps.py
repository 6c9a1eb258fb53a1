"""Gaps: what a brief lacks, counted and said plainly."""

from __future__ import annotations

from briefing import compare
from briefing.gaps import MOST, gaps
from briefing.lineage import trace
from briefing.model import (
    Document,
    Entry,
    Event,
    EventNote,
    Gap,
    LedgerLine,
    Problem,
    Section,
    Sourcing,
)
from briefing.sentences import split
from tests.build import article


def note(key: str, *origins: str, state=(), official=(), articles: int | None = None) -> EventNote:
    """An event under its key as headline, with its origins by kind."""
    ids = tuple(f"{key}{n}" for n in range(articles or len(origins)))
    event = Event(key, f"Title {key}", ids[0] if ids else "", None, None, ids)
    others = tuple(o for o in origins if o not in (*state, *official))
    sourcing = Sourcing(
        len(ids), len(origins), (), tuple(state), tuple(official), others, (), 0, None, 0, 0
    )
    return EventNote(event, None, None, (), tuple(sorted(origins)), sourcing=sourcing)


def section(key: str, *events: str, **fields) -> Section:
    return Section(key, key.capitalize(), "?", tuple(Entry(e, ()) for e in events), **fields)


def texts(found: tuple[Gap, ...], kind: str) -> list[str]:
    return [gap.text for gap in found if gap.kind == kind]


def test_a_brief_that_lacks_nothing() -> None:
    assert gaps([section("trade", "a")], [note("a", "Reuters", "Gazette")], []) == ()
    assert gaps([], [], []) == ()


def test_issues_without_reporting() -> None:
    old = Section("chips", "Chips", "?", (Entry("a", (), background=True),))
    sections = [section("trade"), section("belt", further=2), old, section("other")]
    found = gaps(sections, [note("a", "Reuters", "Gazette")], [])
    assert [(g.kind, g.subject, g.text) for g in found] == [
        ("silent issue", "trade", "No report used in this brief touches “Trade”."),
        (
            "silent issue",
            "chips",
            "What is told under “Chips” is background; nothing newer was used.",
        ),
    ]


def test_events_on_one_origin_the_weightiest_first() -> None:
    keys = [f"e{n}" for n in range(MOST)]
    notes = [note(key, "Reuters", articles=3) for key in (*keys, "x", "y")]
    notes.append(note("z", "Gazette", "Courier"))
    sections = [section("trade", *keys, "x", "z"), section("chips", "y", "e0")]
    found = [g for g in gaps(sections, notes, []) if g.kind == "single origin"]
    assert [g.subject for g in found] == ["e0", "y", "e1", "e2", "e3", ""]
    assert found[0].text == "“Title e0” rests on one origin, in 3 articles: Reuters."
    assert found[-1].text == "2 further events rest on one origin each."


def test_as_many_as_are_named_leave_no_rest() -> None:
    keys = [f"e{n}" for n in range(MOST + 1)]
    sections = [section("trade", *keys)]
    five = gaps(sections, [note(key, key.upper()) for key in keys[:MOST]], [])
    six = gaps(sections, [note(key, key.upper()) for key in keys], [])
    assert len(texts(five, "single origin")) == MOST
    assert texts(six, "single origin")[-1] == "1 further event rests on one origin."


def test_what_kind_a_single_origin_is() -> None:
    notes = [
        note("a", "TASS", state=["TASS"]),
        note("b", "NATO", official=["NATO"]),
        note("c", "Gazette"),
    ]
    found = gaps([section("other", "a", "b", "c")], notes, [], countries={"Gazette": "France"})
    assert [(g.kind, g.text) for g in found] == [
        ("one-sided", "“Title a” rests only on state-run media: TASS."),
        ("single origin", "“Title b” rests on one origin: NATO (speaking for itself)."),
        ("single origin", "“Title c” rests on one origin: Gazette."),
    ]


def test_what_only_chinese_state_media_report() -> None:
    made = [
        article(f"Talks on trade resumed in Vienna. {more}", "Talks resume", source=name)
        for name, more in (
            ("Xinhua", "The mood was good, an official said after the meeting."),
            ("China Daily", "Both sides spoke of tariffs on cars and of soybeans for hours."),
        )
    ]
    documents = [
        Document(a, split(a), line.origin) for a, line in zip(made, trace(made), strict=True)
    ]
    event = Event("e", "Talks resume", made[0].id, None, None, tuple(a.id for a in made))
    origins = tuple(sorted({d.origin for d in documents}))
    told = EventNote(event, None, None, (), origins, sourcing=compare.sourcing(documents))
    (gap,) = gaps([section("trade", "e")], [told], [], countries=compare.countries())
    assert gap.kind == "one-sided"
    assert gap.text == "“Talks resume” rests only on Chinese state media, in 2 articles."


def test_state_media_that_are_no_family_are_placed_by_their_country() -> None:
    names = ("China Daily", "Xinhua")
    told = [note("a", *names, state=names), note("b", "TASS", "Xinhua", state=("TASS", "Xinhua"))]
    found = gaps([section("other", "a", "b")], told, [], countries=compare.countries())
    assert texts(found, "one-sided") == [
        "“Title a” rests only on state-run media from China: China Daily, Xinhua.",
        "“Title b” rests only on state-run media: TASS, Xinhua.",
    ]


def test_events_of_one_kind_of_origins() -> None:
    state, official = ("Chinese state media", "TASS"), ("European Commission", "NATO")
    notes = [
        note("a", *state, state=state),
        note("b", *official, official=official),
        note("c", "Le Monde", "Libération"),
        note("d", "Le Monde", "Gazette"),
        note("e", *state, "Reuters", state=state),
    ]
    countries = {"Le Monde": "France", "Libération": "France"}
    found = gaps([section("other", *"abcde")], notes, [], countries=countries)
    assert texts(found, "one-sided") == [
        "“Title a” rests only on state-run media: Chinese state media, TASS.",
        "“Title b” rests only on institutions that speak for themselves: European Commission, "
        "NATO.",
        "“Title c” rests only on sources from France: Le Monde, Libération.",
    ]


def test_a_one_sided_section_is_said_once_not_event_by_event() -> None:
    state = ("BelTA", "Chinese state media", "TASS")
    notes = [note("a", *state[:2], state=state[:2]), note("b", *state[1:], state=state[1:])]
    found = gaps([section("trade", "a", "b")], notes, [])
    assert [(g.subject, g.text) for g in found] == [
        (
            "trade",
            "The 2 events under “Trade” rest only on state-run media: BelTA, Chinese state media, "
            "TASS.",
        )
    ]


def test_a_section_on_one_countrys_state_media() -> None:
    names = ["Chinese state media"]
    told = [note(key, *names, state=names) for key in "ab"]
    (gap,) = gaps([section("trade", "a", "b")], told, [])
    assert gap.text == "The 2 events under “Trade” rest only on Chinese state media."


def test_a_section_on_one_origin() -> None:
    found = gaps([section("trade", "a", "b")], [note("a", "Reuters"), note("b", "Reuters")], [])
    assert texts(found, "one-sided") == ["All 2 events under “Trade” rest on one origin: Reuters."]


def test_many_origins_are_not_all_named() -> None:
    names = [f"Organ {n}" for n in range(9)]
    (gap,) = gaps([section("other", "a")], [note("a", *names, state=names)], [])
    assert gap.text.endswith("Organ 4, Organ 5 and 3 more.")


def test_without_counted_sourcing_the_origins_still_count() -> None:
    bare = note("a", "Reuters")
    bare = EventNote(bare.event, None, None, (), ("Reuters",))
    assert texts(gaps([section("other", "a")], [bare], []), "single origin")


def test_long_headlines_are_cut_at_a_word() -> None:
    made = note("a", "Reuters")
    long = Event("a", "word " * 60, "", None, None, ("a",))
    (gap,) = gaps([section("other", "a")], [EventNote(long, None, None, (), made.origins)], [])
    assert len(gap.text) < 150 and "word …” rests" in gap.text


def test_sources_that_failed() -> None:
    failures = [Problem(f"https://{n}.test/feed", "fetch", "answers 404.") for n in range(MOST + 2)]
    failures.append(Problem("https://slow.test", "fetch", "has moved", fatal=False))
    found = texts(gaps([], [], [], failures=failures), "failed source")
    assert found[0] == "https://0.test/feed could not be fetched: answers 404."
    assert found[-1] == "2 further sources could not be fetched." and len(found) == MOST + 1


def line(ref: str, why: str, fate="set aside") -> LedgerLine:
    return LedgerLine(ref, "", "", fate, why)


def test_inputs_set_aside_are_counted_by_reason() -> None:
    german = "is written in German; only English is analysed"
    ledger = [
        line("a", f"“Ein Titel” {german}"),
        line("b", f"“Noch einer” {german}"),
        line("c#1", "line 1 holds no text"),
        line("c#2", "line 2 holds no text"),
        line("c#3", "line 3 holds no text"),
        line("d", "empty."),
        line("e", "", "cited"),
        line("f", "published 2019-03-04", "out of period"),
        line("g", "published 2018-03-04", "out of period"),
    ]
    found = gaps([], [], ledger)
    assert {g.kind for g in found} == {"set aside"}
    assert [(g.subject, g.text) for g in found] == [
        ("", "3 inputs were set aside for one reason: holds no text."),
        ("", f"2 inputs were set aside for one reason: {german}."),
        ("d", "d was set aside: empty."),
        ("", "2 articles lie outside the period of this brief."),
    ]


def test_many_reasons_are_cut() -> None:
    ledger = [line(f"f{n}", f"reason {n}") for n in range(MOST + 1)]
    assert gaps([], [], ledger)[-1].text == "1 further input was set aside for other reasons."


def test_the_order_of_ties_is_fixed() -> None:
    ledger = [line("b", "broken"), line("a", "empty")]
    assert gaps([], [], ledger) == gaps([], [], ledger[::-1])
