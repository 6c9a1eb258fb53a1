"""JSON files, JSON Lines and JSON Feed."""

from __future__ import annotations

import gzip
import json
import os

import pytest

from briefing.model import Article, Problem
from briefing.readers import Limits, read
from tests.readers.samples import articles, problems, write


def lines(*records: object) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


def test_the_record_of_the_contract(tmp_path):
    record = {
        "id": "a1", "title": "T", "date": "2023-12-07T10:00:00+01:00", "source": "The Outlet",
        "url": "https://example.org/1", "authors": ["Jane Doe"], "text": " Kept.\r\n As is. ",
        "topic": {"deep": [1]},
    }  # fmt: skip
    article = articles(write(tmp_path, "a.jsonl", lines(record)))[0]
    assert article.text == record["text"]
    assert (article.ref, article.title, article.source) == ("a1", "T", "The Outlet")
    assert article.url == record["url"] and article.authors == ("Jane Doe",)
    assert article.published.at.isoformat() == "2023-12-07T09:00:00+00:00"
    assert (article.published.basis, article.published.precision) == ("metadata", "time")
    assert article.extras == (("topic", '{"deep": [1]}'),)
    assert len(article.id) == 12 and article.title_given


def test_a_bad_line_is_a_problem_and_the_rest_is_read(tmp_path):
    content = lines(
        {"text": "One."}, "not json", "", [1], {"title": ""}, '{"text": "cut', {"text": "Six."}
    )
    path = write(tmp_path, "a.jsonl", content)
    assert [a.text for a in articles(path)] == ["One.", "Six."]
    refs = [p.source.rpartition("#")[2] for p in read([path]) if isinstance(p, Problem)]
    assert refs == ["2", "4", "5", "6"]
    assert all(p.message.startswith("line ") for p in read([path]) if isinstance(p, Problem))


def test_references_without_ids(tmp_path):
    one = write(tmp_path, "one.jsonl", lines({"text": "Alone."}))
    assert articles(one)[0].ref == str(one)
    two = write(tmp_path, "two.jsonl", lines({"text": "First."}, "", {"text": "Third."}))
    assert [a.ref for a in articles(two)] == [f"{two}#1", f"{two}#3"]


def test_the_id_follows_from_what_is_said(tmp_path):
    path = write(tmp_path, "a.jsonl", lines({"id": "x", "text": "S."}, {"id": "y", "text": "S."}))
    first, second = articles(path)
    assert first.id == second.id and first.ref != second.ref
    path = write(
        tmp_path, "b.jsonl", lines({"text": "S.", "source": "A"}, {"text": "S.", "title": "A"})
    )
    assert len({a.id for a in articles(path)} | {first.id}) == 3


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"status": "ok", "articles": [{"content": "One."}, {"content": "Two."}]},
        {"items": [{"body": "One."}, {"body": "Two."}]},
    ],
)
def test_lists_and_lists_in_objects(content, tmp_path):
    path = write(tmp_path, "a.json", json.dumps(content))
    assert [a.text for a in articles(path)] == ["One.", "Two."]
    assert [a.ref for a in articles(path)] == [f"{path}#1", f"{path}#2"]


@pytest.mark.parametrize(
    ("content", "words"),
    [("[]", "empty list"), ("{}", "no text"), ("7", "neither"), ('"text"', "neither"),
     ('{"text": "x"', "not valid JSON"), ('[{"text": "a"}, 5]', "not an object"),
     ('{"articles": []}', "empty list"), ("[" * 99_999, "deeply"), ("nonsense", "not valid JSON")],
)  # fmt: skip
def test_what_cannot_be_used_says_why(content, words, tmp_path):
    assert words in problems(write(tmp_path, "a.json", content))[0]


def test_lines_are_known_by_content(tmp_path):
    content = lines({"text": "One."}, {"text": "Two."})
    for name in ("a.txt", "a.json", "a"):
        assert len(articles(write(tmp_path, name, content))) == 2


def test_caps_on_lines_and_items(tmp_path):
    path = write(tmp_path, "a.jsonl", lines({"text": "x" * 500}, {"text": "Two."}, {"text": "3."}))
    assert [a.text for a in articles(path, Limits(max_bytes=200))] == ["Two.", "3."]
    assert "longer than" in problems(path, Limits(max_bytes=200))[0]
    assert len(articles(path, Limits(max_items=2))) == 2
    assert "more than 2" in problems(path, Limits(max_items=2))[0]


def test_a_packed_bomb_is_stopped(tmp_path):
    bomb = gzip.compress(b'{"text": "' + b"a" * 30_000_000)
    assert "times its size" in problems(write(tmp_path, "a.jsonl.gz", bomb))[0]


def test_of_a_damaged_packed_file_the_good_part_is_read(tmp_path):
    packed = gzip.compress(lines(*({"text": f"{n} words."} for n in range(5_000))).encode())
    path = write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    assert 100 < len(articles(path)) < 5_000
    assert "damaged gzip" in problems(path)[-1]


def test_what_came_before_the_damage_is_kept(tmp_path):
    whole = gzip.compress(lines({"text": "One."}).encode()) + b"\x1f\x8b\x08 broken"
    path = write(tmp_path, "a.jsonl.gz", whole)
    assert [a.text for a in articles(path)] == ["One."]
    assert "damaged gzip" in problems(path)[-1]


def test_many_bad_lines_are_counted(tmp_path):
    path = write(tmp_path, "a.jsonl", lines(*["bad"] * 250, {"text": "One."}))
    assert len(articles(path)) == 1
    assert len(problems(path)) == 101
    assert problems(path)[-1] == "150 more of its records could not be used"


def test_random_lines_are_borne(tmp_path):
    path = write(tmp_path, "a.jsonl", b"\n".join(os.urandom(40) for _ in range(50)))
    assert problems(path) and not articles(path)


def test_json_feed(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Outlet", "language": "en-GB",
        "authors": [{"name": "Desk"}],
        "items": [
            {"id": "1", "url": "http://e/1", "title": "T", "content_html": "<p>One</p><p>Two</p>",
             "content_text": "One", "date_published": "2023-12-07T10:00:00Z",
             "authors": [{"name": "Jane Doe"}]},
            {"id": "2", "external_url": "http://e/2", "content_text": "Plain <b>text</b>"},
            {"id": "3"},
            "no item",
        ],
    }  # fmt: skip
    path = write(tmp_path, "a.json", json.dumps(feed))
    first, second = articles(path)
    assert (first.text, first.source, first.language) == ("One\n\nTwo", "The Outlet", "en")
    assert first.authors == ("Jane Doe",) and second.authors == ("Desk",)
    assert second.text == "Plain <b>text</b>" and second.url == "http://e/2"
    assert len([p for p in problems(path) if p]) == 2


def test_reading_is_lazy(tmp_path):
    path = write(tmp_path, "a.jsonl", lines({"text": "One."}, {"text": "Two."}, {"text": "3."}))
    found = read([path])
    assert isinstance(next(found), Article)
    found.close()
