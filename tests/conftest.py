"""What the whole suite shares: where shared reference data would be, if they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def gold() -> Path:
    """Labelled reference data beside the checkout; without them the test is skipped."""
    return _or_skip(SHARED / "gold")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Three real wire texts beside the checkout; without them the test is skipped."""
    return _or_skip(SHARED / "seeds")


def _or_skip(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.skip(f"reference data not present: ../{folder.parent.name}/{folder.name}")
    return folder
