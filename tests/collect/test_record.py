"""A file says all that is known of its article, and reads as the article it holds."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import readers
from briefing.collect import record
from briefing.model import Article, Published
from tests.collect.site import page

NOW = datetime(2024, 3, 5, 12, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    url: str | None = "https://gazette.example/a"
    key: str | None = None
    title: str = "Talks resume"
    text: str = "In short.\n\nIn long."
    source: str | None = "Gazette"
    authors: tuple[str, ...] = ("Ann Lee", "Bo Ek")
    language: str | None = "en"
    published: Published = Published(datetime(2024, 3, 5, tzinfo=UTC), "metadata", "day")


def read(data: bytes, path: Path) -> Article:
    path.write_bytes(data)
    (article,) = (item for item in readers.read([path]) if isinstance(item, Article))
    return article


def from_feed(entry: Entry, source: str = "") -> bytes:
    return record.from_feed(
        entry, url=entry.url or "", fetched=NOW, source=source, feed="https://gazette.example/f"
    )


def wrapped(body: bytes, entry: Entry | None = None, **more: str) -> bytes:
    url = "https://gazette.example/a"
    return record.page(
        body, url=url, fetched=NOW, entry=entry, feed="http://g.example/f" if entry else "", **more
    )


def test_the_words_of_a_feed_read_back_as_they_were(tmp_path: Path) -> None:
    entry = Entry()
    article = read(from_feed(entry), tmp_path / "a.json")
    for name in ("url", "title", "text", "source", "authors", "language"):
        assert getattr(article, name) == getattr(entry, name), name
    assert article.published.at == entry.published.at
    assert json.loads(from_feed(entry))["fetched"] == {
        "at": "2024-03-05T12:30:00Z", "feed": "https://gazette.example/f",
    }  # fmt: skip


@pytest.mark.parametrize("precision", ["time", "day", "month", "year"])
def test_a_date_keeps_its_precision(tmp_path: Path, precision) -> None:
    at = datetime(2024, 3 if precision != "year" else 1, 1, 9 if precision == "time" else 0,
                  tzinfo=UTC)  # fmt: skip
    entry = replace(Entry(), published=Published(at, "metadata", precision))
    published = read(from_feed(entry), tmp_path / "a.json").published
    assert (published.at, published.precision) == (at, precision)


def test_no_date_stays_none_whatever_the_hour_of_fetching(tmp_path: Path) -> None:
    entry = replace(Entry(), published=Published())
    assert read(from_feed(entry), tmp_path / "a.json").published.at is None
    assert read(wrapped(page().body, entry), tmp_path / "a.html").published.at is None


def test_the_users_word_on_the_outlet_comes_first(tmp_path: Path) -> None:
    assert read(from_feed(Entry(), "The Gazette"), tmp_path / "a.json").source == "The Gazette"


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    article = read(from_feed(replace(Entry(), text="a\ud800b")), tmp_path / "a.json")
    assert article.text in ("ab", "a\ufffdb")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_page_reads_the_same_behind_its_comment(tmp_path: Path, mark: bytes) -> None:
    body = mark + page("Große Gespräche").body
    bare = read(body, tmp_path / "bare.html")
    kept = read(wrapped(body, Entry()), tmp_path / "kept.html")
    assert (kept.title, kept.text) == (bare.title, bare.text)
    assert "constructive meeting" in kept.text and "briefing" not in kept.text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "gb18030"])
def test_a_page_is_kept_byte_for_byte(charset: str) -> None:
    body = page("中欧峰会", charset).body
    data = wrapped(body, Entry(), content_type=f"text/html; charset={charset}")
    assert record.body_of(data) == body and data != body
    assert record.body_of(body) == body


def test_nothing_in_the_facts_can_end_the_comment() -> None:
    entry = replace(Entry(), title="--><script>x</script><!-- --- -", source="\n-->\u2028")
    data = wrapped(b"<html>", entry, source="--!><b>")
    comment, _, rest = data.partition(b"-->\n")
    assert rest == b"<html>" and comment.count(b"--") == 1 and b">" not in comment
    facts = json.loads(comment.removeprefix(b"<!--briefing "))
    assert facts["feed"]["title"] == entry.title and facts["source"] == "--!><b>"


def test_the_comment_leaves_the_pages_head_within_reach() -> None:
    entry = replace(Entry(), title="峰" * 5000, source="会" * 500, authors=("ö" * 99,) * 99)
    assert len(wrapped(b"", entry)) < 4096


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (page().body, "text/html; charset=utf-8", True),
        (page().body, "", True),
        (page("x", "utf-16").body, "text/html", True),
        (b"<?xml version='1.0'?><html xmlns='x'>", "application/xhtml+xml", True),
        (page().body, "application/octet-stream", False),
        (b"%PDF-1.7 <html>", "application/pdf", False),
        (b"{}", "text/html", False),
        (b"", "text/html", False),
        (b"<rss/>", "text/xml", False),
    ],
)
def test_what_passes_for_a_page(body: bytes, content_type: str, expected: bool) -> None:
    assert record.is_page(body, content_type) is expected
