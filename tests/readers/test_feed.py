"""RSS and Atom files."""

from __future__ import annotations

import pytest

from briefing.readers import Limits
from tests.readers.samples import ATOM, PROSE, RSS, articles, problems, write

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>The Outlet</title></channel><item><title>Talks</title>"
    f"<link>http://e/1</link><description>{PROSE}</description>"
    "<dc:creator>Jane Doe</dc:creator><dc:date>2023-12-07</dc:date></item></rdf:RDF>"
)


def items(*inner: str) -> str:
    body = "".join(f"<item>{item}</item>" for item in inner)
    return f'<rss version="2.0"><channel><title>The Outlet</title>{body}</channel></rss>'


def test_rss(tmp_path):
    article = articles(write(tmp_path, "a.xml", RSS))[0]
    assert (article.title, article.text) == ("Talks & tariffs", PROSE)
    assert (article.source, article.url) == ("The Outlet", "https://example.org/1")
    assert article.published.at.isoformat() == "2023-12-07T09:00:00+00:00"


def test_atom_and_rdf(tmp_path):
    article = articles(write(tmp_path, "a.atom", ATOM))[0]
    assert (article.ref, article.text, article.published.precision) == ("urn:1", PROSE, "time")
    article = articles(write(tmp_path, "b.rdf", RDF))[0]
    assert (article.authors, article.published.precision) == (("Jane Doe",), "day")


def test_the_fullest_text_and_the_entry_s_own_source(tmp_path):
    xml = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Collected</title><item><title>T</title><description>Short.</description>"
        "<content:encoded><![CDATA[<p>Much longer.</p><p>Two<br>lines.</p>]]></content:encoded>"
        '<source url="http://e/">The Outlet</source></item></channel></rss>'
    )
    article = articles(write(tmp_path, "a.xml", xml))[0]
    assert (article.text, article.source) == ("Much longer.\n\nTwo\nlines.", "The Outlet")


def test_a_feed_is_known_by_content(tmp_path):
    for name in ("a.txt", "a.html", "a"):
        assert articles(write(tmp_path, name, RSS))[0].title == "Talks & tariffs"


def test_entries_without_text_date_or_anything(tmp_path):
    path = write(
        tmp_path,
        "a.xml",
        items("<title>Alone</title>", "<title>T</title><description>D.</description>"
              "<pubDate>someday</pubDate>", "<link>http://e/</link>"),
    )  # fmt: skip
    assert [(a.title, a.text) for a in articles(path)] == [("Alone", ""), ("T", "D.")]
    assert all(a.published.at is None for a in articles(path))
    said = problems(path)
    assert any("nothing can be quoted" in words for words in said)
    assert any("someday" in words for words in said)
    assert any("without headline and text" in words for words in said)


def test_markup_never_comes_through(tmp_path):
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick='x()'&gt;Bold&lt;/b&gt; word"
    article = articles(write(tmp_path, "a.xml", items(f"<description>{hostile}</description>")))[0]
    assert article.text == "Bold word"


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss><channel/></rss>', "entities"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "entities"),
        ("<rss><channel></channel></rss>", "without entries"),
        ('<?xml version="1.0"?><rss', "feed"),
    ],
)
def test_what_cannot_be_used_says_why(xml, words, tmp_path):
    path = write(tmp_path, "a.rss", xml)
    assert not articles(path)
    assert words in problems(path)[0]


def test_a_short_feed_is_never_taken_for_an_address(tmp_path):
    assert not articles(write(tmp_path, "a.rss", "http://127.0.0.1:9/feed"))
    assert not articles(write(tmp_path, "b.rss", "/etc/passwd"))


def test_items_are_capped(tmp_path):
    path = write(tmp_path, "a.xml", items(*(f"<title>{n}</title>" for n in range(5))))
    assert len(articles(path, Limits(max_items=3))) == 3
