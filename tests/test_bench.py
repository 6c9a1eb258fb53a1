"""A floor is only loosened with a reason that stays in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.__main__ import BASELINE, change, is_ceiling


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    path = tmp_path / "baseline.json"
    floors = {"dates.accuracy": 0.9, "dates.undated.wrong": 0.05}
    path.write_text(json.dumps({"floors": floors, "loosened": {}}))
    return path


def refuse(reason: str) -> None:
    raise SystemExit(reason)


def floors(path: Path) -> dict:
    return json.loads(path.read_text())["floors"]


@pytest.mark.parametrize("tighter", ["dates.accuracy=0.95", "dates.undated.wrong=0.01", "new.f1=1"])
def test_a_floor_is_raised_freely(baseline: Path, tighter: str) -> None:
    change(baseline, tighter, None, refuse)
    name, value = tighter.split("=")
    assert floors(baseline)[name] == float(value)
    assert json.loads(baseline.read_text())["loosened"] == {}


@pytest.mark.parametrize("looser", ["dates.accuracy=0.8", "dates.undated.wrong=0.2"])
def test_a_floor_is_loosened_with_a_reason_only(baseline: Path, looser: str) -> None:
    with pytest.raises(SystemExit, match="say why"):
        change(baseline, looser, None, refuse)
    assert floors(baseline)["dates.accuracy"] == 0.9
    change(baseline, looser, "the set was relabelled", refuse)
    (reason,) = json.loads(baseline.read_text())["loosened"].values()
    assert "the set was relabelled" in reason and " to " in reason


def test_the_baseline_is_in_order_and_names_known_topics() -> None:
    names = list(floors(BASELINE))
    assert names == sorted(names)
    topics = {p.stem for p in BASELINE.parent.glob("[!_]*.py")}
    assert {name.split(".")[0] for name in names} <= topics
    assert is_ceiling("speed.build_over_imports") and not is_ceiling("issues.micro_f1")
    assert is_ceiling("speed.build_memory_mb")
