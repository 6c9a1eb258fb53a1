"""The sample brief rendered once for all tests of this room."""

from __future__ import annotations

import pytest

from briefing import render
from tests.render import sample


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """The analyst's PDF of the sample."""
    return render.render(sample.brief(), ".pdf", sample.ANALYST)


@pytest.fixture(scope="session")
def html() -> str:
    """The analyst's HTML of the sample."""
    return render.render(sample.brief(), ".html", sample.ANALYST).decode()
