from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import store
from briefing.store import FILE, Store


def stored(folder: Path, **options) -> Store:
    return Store(folder, **{"today": 100, "wait": 0.05} | options)


def fill(folder: Path, values: dict[bytes, bytes], **options) -> None:
    with stored(folder, **options) as kept:
        kept.put(values)


def test_what_is_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    fill(tmp_path / "new" / "folder", {b"a": b"1", b"b": b""})
    with stored(tmp_path / "new" / "folder") as kept:
        assert kept.get([b"a", b"b", b"c", b"a"]) == {b"a": b"1", b"b": b""}
        assert kept.held([b"b", b"c"]) == {b"b"}
        assert kept.get([]) == {}
        assert kept.trouble is None


def test_it_is_the_users_alone(tmp_path: Path) -> None:
    fill(tmp_path / "cache", {b"a": b"1"})
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "cache" / FILE).stat().st_mode & 0o777 == 0o600


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    with stored(tmp_path / "cache") as kept:
        kept.put({})
        assert kept.get([]) == {}
    assert not (tmp_path / "cache").exists()


def test_more_keys_than_one_question_may_hold(tmp_path: Path) -> None:
    many = {b"%d" % n: b"x" for n in range(2_001)}
    fill(tmp_path, many)
    with stored(tmp_path) as kept:
        assert kept.get(many) == many
        assert kept.held(many) == set(many)


def test_a_key_tells_every_part_from_every_other(tmp_path: Path) -> None:
    kept = stored(tmp_path)
    parts = [("ab", "c"), ("a", "bc"), ("abc",), (b"ab", "c"), ("ab", "c", None), ("ab", 1), ()]
    keys = [kept.key(kind, *p) for kind in ("one", "two") for p in parts]
    assert len(set(keys)) == len(keys)
    assert kept.key("one", "\ud800", True) != kept.key("one", "\ud801", True)


def test_keys_do_not_depend_on_the_process() -> None:
    code = (
        "from briefing.store import Store; from pathlib import Path;"
        "print(Store(Path('x'), today=1).key('kind', 'text', 3).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1


def test_another_edition_of_the_program_finds_nothing(tmp_path: Path, monkeypatch) -> None:
    kept = stored(tmp_path)
    key = kept.key("kind", "text")
    monkeypatch.setattr(store, "edition", lambda: b"another")
    assert kept.key("kind", "text") != key


def test_the_edition_follows_from_the_sources(tmp_path: Path, monkeypatch) -> None:
    package = tmp_path / "briefing"
    (package / "profiles").mkdir(parents=True)
    (package / "store.py").write_text("1")
    (package / "profiles" / "trade.toml").write_text("a")
    monkeypatch.setattr(store, "__file__", str(package / "store.py"))
    first = store.edition.__wrapped__()
    os.utime(package / "store.py", (1, 1))
    assert store.edition.__wrapped__() == first, "not from the time of a file"
    (package / "profiles" / "trade.toml").write_text("b")
    assert store.edition.__wrapped__() != first


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, None])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes | None) -> None:
    fill(tmp_path, {b"%d" % n: b"v" * 500 for n in range(200)})
    data = (tmp_path / FILE).read_bytes()
    broken = damage if damage is not None else data[:4096] + b"\x00\xff" * ((len(data) - 4096) // 2)
    (tmp_path / FILE).write_bytes(broken)
    for _ in range(3):  # a page deep inside shows its damage only when it is read
        with stored(tmp_path) as kept:
            assert kept.get([b"%d" % n for n in range(200)]) in ({}, {b"a": b"1"})
            kept.put({b"a": b"1"})
    with stored(tmp_path) as kept:
        assert kept.get([b"a"]) == {b"a": b"1"}


def test_a_damaged_value_is_no_value(tmp_path: Path) -> None:
    fill(tmp_path, {b"a": b"right", b"b": b"right"})
    database = sqlite3.connect(tmp_path / FILE)
    with database:
        database.execute(
            "UPDATE kept SET value = substr(value, 1, 8) || 'wrong' WHERE key = ?", (b"a",)
        )
        database.execute("UPDATE kept SET day = 'never' WHERE key = ?", (b"b",))
    database.close()
    with stored(tmp_path) as kept:
        assert kept.get([b"a", b"b"]) == {b"b": b"right"}


def test_a_locked_file_is_waited_for_and_then_done_without(tmp_path: Path) -> None:
    fill(tmp_path, {b"a": b"1"})
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with stored(tmp_path) as kept:
        assert kept.get([b"a"]) == {}
        kept.put({b"b": b"2"})
        assert "locked" in kept.trouble
    other.execute("COMMIT")
    other.close()
    with stored(tmp_path) as kept:
        assert kept.get([b"a", b"b"]) == {b"a": b"1"}


@pytest.mark.parametrize("place", ["a file", "a folder in place of the file", "another database"])
def test_a_place_that_cannot_be_used_is_done_without(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "cache"
    if place == "a file":
        folder.write_text("mine")
    elif place == "a folder in place of the file":
        (folder / FILE).mkdir(parents=True)
    else:
        folder.mkdir()
        other = sqlite3.connect(folder / FILE)
        other.execute("CREATE TABLE kept (something TEXT)")
        other.close()
    with stored(folder) as kept:
        kept.put({b"a": b"1"})
        assert kept.get([b"a"]) == {}
        assert kept.held([b"a"]) == set()
        assert str(folder) in kept.trouble


def test_a_file_that_vanishes_in_mid_run_is_done_without(tmp_path: Path) -> None:
    with stored(tmp_path) as kept:
        kept.put({b"a": b"1"})
        (tmp_path / FILE).unlink()
        kept.put({b"b": b"2"})
        assert kept.get([b"a", b"b"]).keys() <= {b"a", b"b"}


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    def values(name: bytes) -> dict[bytes, bytes]:
        return {name + b"%d" % n: os.urandom(1_000) for n in range(100)}

    size = 380_000
    old, used, new = values(b"old"), values(b"used"), values(b"new")
    fill(tmp_path, old | used, today=1, most_bytes=size)
    with stored(tmp_path, today=50, most_bytes=size) as kept:
        kept.get(used)
    fill(tmp_path, new, today=60, most_bytes=size)
    with stored(tmp_path, today=60, most_bytes=size) as kept:
        assert kept.held(used | new) == used.keys() | new.keys()
        assert len(kept.held(old)) < len(old)
    assert (tmp_path / FILE).stat().st_size <= size


def test_it_never_grows_beyond_its_size_even_in_one_run(tmp_path: Path) -> None:
    with stored(tmp_path, most_bytes=100_000) as kept:
        for n in range(50):
            kept.put({b"%d" % n: os.urandom(10_000)})
        assert kept.held([b"0"]) == {b"0"}, "what this run keeps it does not throw away again"
    assert (tmp_path / FILE).stat().st_size <= 100_000
    with stored(tmp_path, today=101, most_bytes=100_000) as kept:
        kept.put({b"next": b"day"})
        assert kept.held([b"next"]) == {b"next"}


def test_runs_at_the_same_time_share_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.store import Store\n"
        "with Store(Path(sys.argv[1]), today=1) as kept:\n"
        "    for n in range(40): kept.put({b'%s%d' % (sys.argv[2].encode(), n): b'x' * 2000})\n"
        "    assert kept.trouble is None, kept.trouble\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("a", "b")
    ]
    assert [run.wait(60) for run in runs] == [0, 0]
    with stored(tmp_path) as kept:
        assert len(kept.held(b"%c%d" % (c, n) for c in b"ab" for n in range(40))) == 80


def test_values_are_bytes_that_nobody_runs(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "harm"),))

    fill(tmp_path, {b"a": pickle.dumps(Evil())})
    with stored(tmp_path) as kept:
        assert isinstance(kept.get([b"a"])[b"a"], bytes)
    assert not (tmp_path / "harm").exists()
