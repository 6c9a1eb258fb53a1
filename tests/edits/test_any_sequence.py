"""Whatever the edits, whatever the events: applied or refused, never lost, and the same again."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import edits as e
from briefing.errors import SettingsError
from briefing.model import Desk
from tests.edits.corpora import Corpus, corpus, sequence

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(250)


def replay(given: Corpus, edits: tuple[e.Edit, ...]) -> tuple[e.Regrouped, e.Arranged, Desk]:
    hand = e.regroup(given.events, edits, given.articles, lineage=given.lineage)
    places = e.arrange(*given.places(hand), hand)
    told = {event for events in places.order.values() for event in events[:3]}
    return hand, places, e.desk(hand, places, told=told | {key for _, key in places.pinned})


def drawn(seed: int) -> tuple[Corpus, tuple[e.Edit, ...]]:
    source = random.Random(seed)
    made = corpus(source)
    return made, sequence(source, made)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_sequence(seed: int) -> None:
    given, edits = drawn(seed)
    hand, places, desk = result = replay(given, edits)

    # Every edit has one outcome, and one line.
    outcomes = Counter(o.number for o in (*hand.outcomes, *places.outcomes))
    status = {n for n, x in enumerate(edits, 1) if isinstance(x, e.Final | e.Draft)}
    assert outcomes == Counter(n for n in range(1, len(edits) + 1) if n not in status)
    lines = [*desk.applied, *desk.refused]
    numbers = sorted(int(line.split()[1].strip(":,")) for line in lines)
    assert numbers == list(range(1, len(edits) + 1))
    assert all("\n" not in line and len(line) < 2_000 for line in lines)

    # No article is lost or in two events, and every event is what its articles make it.
    before = Counter(key for event in given.events for key in event.articles)
    assert Counter(key for event in hand.events for key in event.articles) == before
    assert len({event.id for event in hand.events}) == len(hand.events)
    starts = [event.start for event in hand.events]
    assert starts == sorted(starts, key=lambda s: (s is None, str(s)))
    for event in hand.events:
        dates = [a for key in event.articles if (a := given.articles[key].published.at)]
        assert (event.start, event.end) == (min(dates, default=None), max(dates, default=None))
        assert event.title_from in event.articles
        title = given.articles[event.title_from].title
        assert not title or event.title == title
        order = [
            (not a.published.at, str(a.published.at))
            for a in map(given.articles.get, event.articles)
        ]
        assert order == sorted(order)

    # What is one voice stays together, unless it was apart before.
    home = {key: event.id for event in hand.events for key in event.articles}
    for line in given.lineage.values():
        for other in filter(None, (line.copy_of, line.replaced_by)):
            assert home[line.article] == home[other]

    # Sections lose only what was dropped, and gain nothing.
    ranked, homes = given.places(hand)
    for section, events in places.order.items():
        assert len(set(events)) == len(events)
        gone = set(ranked[section]) - set(events)
        assert set(events) <= set(ranked[section])
        assert gone <= {x.event for x in edits if isinstance(x, e.Drop)}
    assert all(event in places.order[section] for section, event in places.pinned)
    assert set(hand.headings) | set(hand.comments) <= {event.id for event in hand.events}

    # Again, and through the file: the same to the byte.
    assert repr(replay(given, edits)) == repr(result)
    text = ""
    for edit in edits:
        notes = {key: "what\n[[edit]] # means" for key in list(given.articles)[:2]}
        text = e.append(text, edit, notes=notes)
    assert e.parse(text) == edits
    assert repr(replay(given, e.parse(text))) == repr(result)
    for n in range(len(edits), 0, -1):
        text, last = e.without_last(text)
        assert (last, e.parse(text)) == (edits[n - 1], edits[: n - 1])
    assert text == ""

    # Without edits nothing changes.
    assert e.regroup(given.events, (), given.articles).events == given.events
    assert e.arrange(ranked, homes, e.regroup(hand.events, (), given.articles)).order == ranked


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_the_file_matters_only_where_it_should(seed: int) -> None:
    source = random.Random(seed)
    given = corpus(source)
    ids = [event.id for event in given.events]
    source.shuffle(ids)
    third = len(ids) // 3
    pairs = zip(ids[:third], ids[third : 2 * third], strict=False)
    edits = [
        *(e.Merge(a, (b,)) for a, b in pairs),
        *(e.Drop(key) for key in ids[2 * third :][:2]),
        *(e.Remark(key, "x") for key in ids),
        *(e.Retitle(key, "y") for key in ids[:third]),
    ]
    hand, places, _ = replay(given, tuple(edits))
    source.shuffle(edits)
    again, elsewhere, _ = replay(given, tuple(edits))
    assert (hand.events, hand.headings) == (again.events, again.headings)
    assert hand.comments == again.comments
    assert (places.order, places.dropped.keys()) == (elsewhere.order, elsewhere.dropped.keys())


@pytest.mark.parametrize("seed", SEEDS[::5])
def test_saying_it_twice_changes_nothing(seed: int) -> None:
    given, edits = drawn(seed)
    edits = tuple(x for x in edits if isinstance(x, e.Drop | e.Pin | e.Retitle | e.Omit))
    hand, places, _ = replay(given, edits)
    again, elsewhere, _ = replay(given, edits + edits)
    assert (hand.events, hand.headings, hand.omitted.keys()) == (
        again.events,
        again.headings,
        again.omitted.keys(),
    )
    assert (places.order, places.pinned) == (elsewhere.order, elsewhere.pinned)


def test_hash_seed_makes_no_difference() -> None:
    code = (
        "from tests.edits.test_any_sequence import drawn, replay\n"
        "for seed in range(20):\n"
        "    hand, places, desk = replay(*drawn(seed))\n"
        "    print(hand.events, hand.comments, hand.outcomes, places.order, places.outcomes, desk)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(runs) == 1 and len(runs.pop()) > 1_000


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text() | st.text("[]edit\n=\"'kind#pin 0a.,{}").map(lambda t: f"[[edit]]\n{t}"))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        found = e.parse(text)
    except SettingsError as error:
        assert str(error).startswith("edits.toml")
    else:
        assert all(type(x) in e.KINDS.values() for x in found)
