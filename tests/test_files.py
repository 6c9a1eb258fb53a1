from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.files import publish


def test_writes_all_and_leaves_nothing_else(tmp_path: Path) -> None:
    publish({tmp_path / "new/a.html": b"a", tmp_path / "new/b.json": b"b"})
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["a.html", "b.json"]
    assert (tmp_path / "new/a.html").read_bytes() == b"a"


def test_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"old")
    (tmp_path / "b.json").mkdir()
    with pytest.raises(BriefingError, match=r"b\.json: cannot be written \(it is a folder\)"):
        publish({tmp_path / "a.html": b"new", tmp_path / "b.json": b"new"})
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.json"]
