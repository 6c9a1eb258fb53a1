"""Plain text and Markdown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.readers.markdown import rendered
from briefing.readers.plaintext import headline
from tests.readers.samples import PROSE, articles, problems, write


def test_text_is_the_file_to_the_character(tmp_path):
    written = f"  {PROSE}\r\n\r\n\tSecond paragraph.  \r\n"
    article = articles(write(tmp_path, "a.txt", written))[0]
    assert article.text == written.replace("\r\n", "\n")
    assert article.text == (tmp_path / "a.txt").read_text()
    assert (article.title, article.published.at, article.ref) == ("", None, article.path)


@pytest.mark.parametrize(
    "line", ["Ministers agree to resume trade talks", "“Not a crisis”: Brussels on tariffs"]
)
def test_a_headline_of_its_own(line, tmp_path):
    article = articles(write(tmp_path, "a.txt", f"{line}\n\n{PROSE}"))[0]
    assert article.title == line
    assert article.text.startswith(line)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"BRUSSELS, Dec 7 (Agency) -- A short lede\n\n{PROSE}",
        f"By Jane Doe of the paper\n\n{PROSE}",
        f"One sentence alone stands here.\n\n{PROSE}",
        "A line\nright above another one that is long enough to be prose, or nearly so, at least.",
        "Only a headline and then short text\n\nShort.",
    ],
)
def test_prose_is_no_headline(text):
    assert headline(text) == ""


def test_front_matter_and_markup(tmp_path):
    written = (
        "---\ntitle: Talks resume\ndate: 2023-12-07\nsource: The Outlet\nauthor: Jane Doe\n"
        "tags: [trade]\n---\n\nA *first* [link](https://example.org) and `code`.\n\n"
        "## A heading\n\n- one\n- two\n\n> quoted\n\n![alt](x.png)\n\n<script>x()</script>\n"
    )
    article = articles(write(tmp_path, "a.md", written))[0]
    assert article.title == "Talks resume" and article.source == "The Outlet"
    assert article.text == "A first link and code.\n\nA heading\n\none\n\ntwo\n\nquoted"
    assert str(article.published.day) == "2023-12-07" and article.published.basis == "metadata"
    assert article.extras == (("tags", '["trade"]'),)


def test_a_leading_heading_is_the_title():
    assert rendered("# Title\n\nText.\n\n# Later\n") == ("Title", "Text.\n\nLater")
    assert rendered("Text first.\n\n# Not a title\n") == ("", "Text first.\n\nNot a title")


def test_a_heading_beside_a_title_stays_in_the_text(tmp_path):
    path = write(tmp_path, "a.md", "---\ntitle: One\n---\n# Two\n\nText.\n")
    assert (articles(path)[0].title, articles(path)[0].text) == ("One", "Two\n\nText.")


@pytest.mark.parametrize("front", [": [", "a: b: c", "!!python/object:os.system {}", "x: {"])
def test_bad_front_matter_is_refused(front, tmp_path):
    path = write(tmp_path, "a.md", f"---\n{front}\n---\n\n{PROSE}\n")
    assert not articles(path)
    assert "front matter" in problems(path)[0]


def test_front_matter_without_end_is_found_out_at_once(tmp_path):
    for end in ("\n", "\r\n"):
        path = write(tmp_path, "a.txt", f"---{end}key: value{end}" + f"A line.{end}" * 2_000)
        assert articles(path)[0].text.startswith("---")


def test_front_matter_that_is_no_mapping_is_text(tmp_path):
    path = write(tmp_path, "a.md", f"---\n- just\n- a list\n---\n\n{PROSE}\n")
    assert "a list" in articles(path)[0].text


def test_a_yaml_bomb_costs_nothing(tmp_path):
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(f'*{a}' for _ in range(9))}]\n" for a, b in pairwise("abcdefghijklm")
    )
    path = write(tmp_path, "a.md", f"---\ntitle: T\n{bomb}---\n\n{PROSE}\n")
    assert not articles(path)
    assert "aliases" in problems(path)[0]


def test_deep_markdown_is_borne(tmp_path):
    path = write(tmp_path, "a.md", "> " * 5_000 + "deep\n\n" + PROSE)
    assert articles(path) or problems(path)
