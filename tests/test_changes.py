from __future__ import annotations

import json

import pytest

from briefing.changes import Previous, carry, parse
from briefing.errors import UsageError
from briefing.model import Event
from tests.build import at

NOW = at("2024-05-01")


def event(name: str, *articles: str) -> Event:
    return Event(name, f"Title of {name}", articles[0], None, None, articles)


def before(*events: Event) -> Previous:
    return Previous(NOW, events)


def test_an_event_keeps_its_id_as_it_grows() -> None:
    events, changes, quiet = carry([event("x", "a", "b", "c")], before(event("e1", "a", "b")))
    assert (events[0].id, changes[0].event, changes[0].status) == ("e1", "e1", "developed")
    assert quiet == ()


def test_nothing_changed() -> None:
    now = [event("x", "a"), event("y", "b")]
    events, changes, _ = carry(now, before(event("e2", "b"), event("e1", "a")))
    assert [e.id for e in events] == ["e1", "e2"]
    assert [c.status for c in changes] == ["unchanged", "unchanged"]
    again, still, _ = carry(events, before(*events))
    assert again == events and still == changes


def test_new_and_quiet() -> None:
    events, changes, quiet = carry([event("x", "z")], before(event("e1", "a")))
    assert (events[0].id, changes[0].status) == ("x", "new")
    assert [e.id for e in quiet] == ["e1"]


def test_a_merge_keeps_the_larger_part_and_names_the_other() -> None:
    events, changes, quiet = carry(
        [event("x", "a", "b", "c")], before(event("e1", "a"), event("e2", "b", "c"))
    )
    assert (events[0].id, changes[0].merged, quiet) == ("e2", ("e1",), ())


def test_a_split_leaves_the_id_with_the_larger_part_and_is_told() -> None:
    events, changes, _ = carry(
        [event("x", "a"), event("y", "b", "c")], before(event("e1", "a", "b", "c"))
    )
    assert [e.id for e in events] == ["x", "e1"]
    assert [(c.status, c.split_from) for c in changes] == [("unchanged", "e1"), ("unchanged", None)]
    _, (part, _), _ = carry(
        [event("x", "a", "z"), event("y", "b", "c")], before(event("e1", "a", "b", "c"))
    )
    assert (part.status, part.split_from) == ("developed", "e1")


def test_a_later_version_of_a_known_article_is_a_correction() -> None:
    events, changes, _ = carry(
        [event("x", "a2", "b")], before(event("e1", "a", "b")), versions={"a2": ("a",)}
    )
    assert (events[0].id, changes[0].status) == ("e1", "corrected")


def test_a_fresh_id_never_collides_with_a_carried_one() -> None:
    events, _, _ = carry([event("e1", "z"), event("x", "a")], before(event("e1", "a")))
    assert [e.id for e in events] == ["e1-2", "e1"]


def test_no_events_now_or_then() -> None:
    assert carry([], before()) == ((), (), ())
    assert [c.status for c in carry([event("x", "a")], before())[1]] == ["new"]


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"created": "x", "memory": []}'])
def test_another_file_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError, match=r"old\.json: not a brief"):
        parse(text, name="old.json")


def test_what_a_brief_holds_is_read_back() -> None:
    one = event("e1", "a")
    record = {
        "created": "2024-05-01T00:00:00Z",
        "memory": [{"id": one.id, "title": one.title, "title_from": "a", "start": None,
                    "end": None, "articles": ["a"]}],
        "sections": [],
        "references": [],
    }  # fmt: skip
    assert parse(json.dumps(record)) == before(one)


def test_a_copy_of_what_was_known_is_no_development() -> None:
    now = [event("x", "a", "b")]
    _, (change,), _ = carry(now, before(event("e1", "a")), copies={"b": "a"})
    assert change.status == "unchanged"
    _, (change,), _ = carry(now, before(event("e1", "a")), copies={"b": "z"})
    assert change.status == "developed"
