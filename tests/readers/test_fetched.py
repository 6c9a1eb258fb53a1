"""What ``briefing fetch`` knows of a page reaches the article; what the page says goes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing import readers
from briefing.model import Article

TEXT = "<p>The ministry said on Tuesday that talks on tariffs would resume in the spring.</p>" * 4
BARE = f"<!DOCTYPE html><html><body><article>{TEXT}</article></body></html>"
FULL = (
    '<!DOCTYPE html><html><head><meta property="og:title" content="Own"><meta property="og:url" '
    'content="https://own.example/x"><meta property="og:site_name" content="Own Paper"><meta '
    f'property="article:published_time" content="2024-01-02"></head><body>{TEXT}</body></html>'
)
FACTS = {
    "url": "https://gazette.example/a",
    "feed": {"title": "Talks", "source": "Gazette: World", "date": "2024-03-05"},
}


def article(path: Path, facts: object, body: bytes) -> Article:
    path = path / "a.html"
    path.write_bytes(f"<!--briefing {json.dumps(facts)}-->\n".encode() + body)
    (found,) = (item for item in readers.read([path]) if isinstance(item, Article))
    return found


def test_the_feed_fills_in_what_the_page_leaves_open(tmp_path: Path) -> None:
    found = article(tmp_path, FACTS, BARE.encode())
    assert (found.url, found.title, found.source) == (
        "https://gazette.example/a", "Talks", "Gazette: World",
    )  # fmt: skip
    assert (f"{found.published.at:%F}", found.published.precision) == ("2024-03-05", "day")
    assert found.published.evidence == "feed: 2024-03-05"


def test_the_page_goes_before_the_feed_and_the_user_before_both(tmp_path: Path) -> None:
    found = article(tmp_path, FACTS, FULL.encode())
    assert (found.title, found.source) == ("Own", "Own Paper")
    assert found.url == FACTS["url"]  # where it was found is known, what a page claims is not
    assert f"{found.published.at:%F}" == "2024-01-02"
    assert article(tmp_path, {**FACTS, "source": "Mine"}, FULL.encode()).source == "Mine"


def test_the_servers_charset_counts_where_the_page_states_none(tmp_path: Path) -> None:
    body = BARE.replace("talks", "Gespräche über Zölle").encode("iso8859-15")
    found = article(tmp_path, {"charset": "iso-8859-15"}, body)
    assert "Gespräche über Zölle" in found.text


@pytest.mark.parametrize("facts", [3, [], {}, {"url": 3, "feed": [], "source": None}, {"feed": {}}])
def test_a_comment_that_says_nothing_changes_nothing(tmp_path: Path, facts) -> None:
    found = article(tmp_path, facts, FULL.encode())
    assert (found.title, found.source) == ("Own", "Own Paper")


def test_a_comment_that_is_damaged_is_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b'<!--briefing {"url": -->\n' + FULL.encode())
    (found,) = readers.read([path])
    assert found.title == "Own"
