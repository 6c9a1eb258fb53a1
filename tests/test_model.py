from __future__ import annotations

import pytest

from briefing.model import Published
from tests.build import article, at


@pytest.mark.parametrize(
    ("fields", "outlet", "origin"),
    [
        ({"source": "Gazette", "credits": ("Agency",)}, "Gazette", "Agency"),
        ({"source": "Gazette"}, "Gazette", "Gazette"),
        ({"credits": ("Agency", "Other")}, "Agency", "Agency"),
        ({"url": "https://www.gazette.example/a"}, "gazette.example", None),
        ({"url": "http://[nonsense"}, "Source not stated", None),
        ({}, "Source not stated", None),
    ],
)
def test_outlet_and_origin(fields: dict, outlet: str, origin: str | None) -> None:
    made = article("Text.", **fields)
    assert (made.outlet, made.origin) == (outlet, origin)


def test_a_day_is_only_known_where_the_precision_reaches_it() -> None:
    assert Published(at("2024-05-01"), "text", "month").day is None
    assert Published(at("2024-05-01T09:30"), "metadata", "time").day.isoformat() == "2024-05-01"
