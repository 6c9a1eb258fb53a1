"""The folder and what the runs leave in it for each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefing import collect
from briefing.collect import state
from briefing.collect.shelf import Busy, locked
from briefing.errors import BriefingError

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)
A, B = "a" * 16, "b" * 16


def test_the_lock_is_for_one_and_ends_with_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path / "new"), pytest.raises(Busy), locked(tmp_path / "new"):
        pass
    with locked(tmp_path / "new"):
        pass


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BriefingError, match="cannot be written"), locked(tmp_path / "file"):
        pass


def test_articles_are_found_wherever_the_user_moved_them(tmp_path: Path) -> None:
    (tmp_path / "old/2023").mkdir(parents=True)
    (tmp_path / f"old/2023/x_{A}.json").write_text("{}")
    (tmp_path / f"y_{A}_{B}.html").write_text("<html>")
    (tmp_path / "own.html").write_text("<html>")
    with locked(tmp_path / "old") as shelf:
        assert shelf.path(A) and not shelf.has_page(A) and shelf.path(B) is None
    with locked(tmp_path) as shelf:
        assert shelf.has_page(A) and shelf.has_page(B)
    assert sorted(p.name for p in tmp_path.rglob("*.*") if p.name[0] != ".") == [
        "own.html", f"y_{A}_{B}.html",
    ]  # fmt: skip


def test_a_page_takes_the_place_of_words_and_a_later_page_that_of_the_page(tmp_path: Path) -> None:
    with locked(tmp_path) as shelf:
        shelf.put(f"h/one_{A}", ".json", b"{}")
        shelf.put(f"h/two_{B}_{A}", ".html", b"1")
        assert [p.name for p in tmp_path.rglob("*.*ml")] == [f"two_{B}_{A}.html"]
        assert list(tmp_path.rglob("*.json")) == []
        shelf.put(f"h/three_{B}", ".html", b"2")
        assert shelf.read(A) == b"2" and shelf.path(A).name == f"two_{B}_{A}.html"


def test_the_state_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / state.NAME
    failure = state.Failure("Gazette", "is not there", "2024-03-01", "2024-03-05")
    links = {A: state.Link(B, 2, "", True, "x")}
    kept = state.State({"u": {"etag": '"x"'}}, {"h": NOW}, links, {"u": failure})
    path.write_bytes(state.dump(kept))
    assert state.load(path) == kept


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"sources": [], "hosts": {}, "links": {}}',
             b'{"sources": {}, "hosts": {"h": 3}, "links": {}}',
             b'{"sources": {}, "hosts": {}, "links": {}, "failures": {"u": {"why": "x"}}}',
             b"\xff\xfe", b"[" * 100_000],
)  # fmt: skip
def test_a_damaged_state_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / state.NAME).write_bytes(data)
    assert state.load(tmp_path / state.NAME) == state.State()
    assert state.load(tmp_path / "none") == state.State() and collect.failures(tmp_path) == ()


def test_what_no_later_run_can_use_is_forgotten() -> None:
    day = timedelta(days=1)
    kept = state.State(
        {"u": {"etag": "1"}, "v": {"etag": "2"}},
        {"h": NOW + day, "i": NOW - day},
        {A: state.Link(seen="2024-03-01"), B: state.Link(seen="2023-12-01")},
        {name: state.Failure(name, "is not there", "2024-03-01", "2024-03-05") for name in "vw"},
    ).pruned(["u", "w"], NOW)
    assert (list(kept.sources), list(kept.hosts), list(kept.links)) == (["u"], ["h"], [A])
    assert list(kept.failures) == ["w"]


def test_a_link_is_dead_when_its_failure_lasts_or_has_lasted_for_days() -> None:
    memory = state.State()
    for day in (5, 5, 5, 6, 6):
        memory.failed(A, lasting=False, today=date(2024, 3, day))
        assert not memory.links[A].is_dead
    memory.failed(A, lasting=False, today=date(2024, 3, 7))
    memory.failed(B, lasting=True, today=date(2024, 3, 5))
    assert memory.links[A].is_dead and memory.links[B].is_dead


def test_a_link_that_leads_to_a_known_page_is_no_failure() -> None:
    memory = state.State()
    memory.resolved(A, B, date(2024, 3, 5))
    assert (memory.page_of(A), memory.page_of(B), memory.links[A].is_dead) == (B, B, False)


def test_a_state_of_an_earlier_release_tells_of_no_failures(tmp_path: Path) -> None:
    (tmp_path / state.NAME).write_text('{"sources": {"u": {}}, "hosts": {}, "links": {}}')
    assert state.load(tmp_path / state.NAME) == state.State({"u": {}})
    assert collect.failures(tmp_path) == () == collect.failures(tmp_path / state.NAME)


def test_failures_are_told_by_name_with_the_days_of_an_unbroken_row(tmp_path: Path) -> None:
    memory = state.State()
    for day, why in ((1, "no answer"), (2, ""), (3, "no answer"), (4, "is not there")):
        memory.ended("v", "Wire (https://w.test)", why, date(2024, 3, day))
    memory.ended("u", "https://u.test", "x" * 999, date(2024, 3, 4))
    (tmp_path / state.NAME).write_bytes(state.dump(memory))
    wire, other = collect.failures(tmp_path)
    assert (wire.source, wire.stage, wire.fatal) == ("Wire (https://w.test)", "fetch", True)
    assert wire.message == "is not there (since 2024-03-03, last asked on 2024-03-04)"
    assert other.message.endswith("x (on 2024-03-04)") and len(other.message) < 330
