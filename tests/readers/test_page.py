"""HTML pages: the text, and what the page says of itself."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from briefing.readers import Limits
from briefing.readers.base import Refused
from briefing.readers.page import parsed
from tests.readers.samples import PAGE, PROSE, articles, problems, write

BODY = f"<p>{PROSE}</p><p>{PROSE.upper()}</p>"


def page(head: str = "", top: str = "<h1>Talks resume in spring</h1>", body: str = BODY) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>Talks resume in spring</title>{head}</head>"
        f"<body><article>{top}{body}</article></body></html>"
    ).encode()


def day(data: bytes, url: str | None = None) -> date | None:
    return parsed(data, url).published.day


def test_a_page(tmp_path):
    article = articles(write(tmp_path, "a.html", PAGE))[0]
    assert article.title == "Talks resume"
    assert article.text.startswith(PROSE) and "Home News" not in article.text
    assert (article.source, article.authors, article.language) == (
        "The Outlet",
        ("Jane Doe",),
        "en",
    )
    assert article.published.at.isoformat() == "2023-12-07T10:00:00+00:00"


def test_linked_data_speaks_first():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
        ' "2020-01-01"}, {"@type": ["NewsArticle"], "headline": "Talks resume in spring",'
        ' "datePublished": "2023-12-07T10:00:00+01:00", "inLanguage": "en-GB",'
        ' "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],'
        ' "publisher": {"name": "The Outlet"}, "url": "https://example.org/a"}]}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<meta name="date" content="2019-05-05">'
    )
    draft = parsed(page(head))
    assert draft.authors == ("Jane Doe", "John Roe") and draft.source == "The Outlet"
    assert draft.published.at.isoformat() == "2023-12-07T09:00:00+00:00"
    assert "datePublished" in draft.published.evidence
    assert (draft.language, draft.url) == ("en", "https://example.org/a")


def test_the_headline_is_what_heading_and_metadata_agree_on():
    top = "<h1>The Outlet</h1><h1>Talks resume in spring</h1>"
    assert parsed(page('<meta property="og:title" content="Talks resume in spring | The Outlet">'
                       '<meta property="og:site_name" content="The Outlet">', top)).title == (
        "Talks resume in spring"
    )  # fmt: skip
    assert parsed(page(top="")).title == "Talks resume in spring"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<a rel="author">Jane Doe</a>', ("Jane Doe",)),
        ('<p class="byline">By Jane Doe and John Roe | Dec 7, 2023</p>', ("Jane Doe", "John Roe")),
        ('<span class="author-name">Mark May</span>', ("Mark May",)),
        ('<p class="byline">Updated Dec 7, 2023</p>', ()),
        ("", ()),
    ],
)
def test_bylines(byline, names):
    assert parsed(page(top=f"<h1>Talks resume in spring</h1>{byline}")).authors == names


def test_the_address_names_the_outlet_s_own_day():
    url = "https://example.org/2023/12/07/talks"
    stated = '<meta property="article:published_time" content="{}">'
    assert day(page(), url) == date(2023, 12, 7)
    same = parsed(page(stated.format("2023-12-07T18:00:00Z")), url).published
    assert (same.day, same.precision) == (date(2023, 12, 7), "time")
    later = parsed(page(stated.format("2023-12-08T03:00:00Z")), url).published
    assert (later.day, later.precision) == (date(2023, 12, 7), "day")
    assert day(page(), "https://example.org/news/2039026") is None


def test_the_date_line_settles_what_statements_dispute():
    head = (
        '<script type="application/ld+json">{"@type": "Article", "datePublished":'
        ' "2021-01-01T10:00:00Z"}</script><meta name="date" content="2023-12-07">'
    )
    assert day(page(head)) == date(2021, 1, 1)
    top = '<h1>Talks resume in spring</h1><span class="date">7 December 2023</span>'
    assert day(page(head, top)) == date(2023, 12, 7)


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2023-12-07T10:00">today</time>',
        "<span>Thursday, 7 December 2023</span>",
        "<div>07.12.2023, 10:30 Uhr</div>",
        "<p>Publié le 7 décembre 2023</p>",
        "<em>Dec. 7, 2023</em>",
    ],
)
def test_a_date_line_alone(line):
    assert day(page(top=f"<h1>Talks resume in spring</h1>{line}")) == date(2023, 12, 7)


def test_dates_of_comments_teasers_and_prose_are_no_date_lines():
    for aside in (
        '<div class="comments"><time datetime="2022-02-02">2 Feb 2022</time></div>',
        '<aside><span class="date">2 February 2022</span></aside>',
        f"<p>On 2 February 2022 all was different. {PROSE} {PROSE}</p>",
    ):
        top = f'<h1>Talks resume in spring</h1>{aside}<div class="date">7 December 2023</div>'
        assert day(page(top=top)) == date(2023, 12, 7)


def test_a_copyright_year_is_no_date():
    assert day(page(body=f"{BODY}<footer>© 2023 The Outlet</footer>")) is None


def test_the_declared_encoding(tmp_path):
    text = PAGE.replace("<title>", '<meta charset="iso-8859-1"><title>').replace("said", "prüfte")
    article = articles(write(tmp_path, "a.html", text.encode("iso-8859-1")))[0]
    assert "prüfte" in article.text


@pytest.mark.parametrize("markup", ["", "<html><body></body></html>", "<html><script>x</script>"])
def test_a_page_without_article(markup, tmp_path):
    path = write(tmp_path, "a.html", markup)
    assert not articles(path) and problems(path)


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 5_000, "<b><i>" * 3_000, "<table><tr><td>" * 400, "<!--" * 9_000, "<" * 99_999,
     "<p a=" * 9_000, "&" * 50_000],
)  # fmt: skip
def test_hostile_markup_is_borne(markup):
    with suppress(Refused):
        parsed(page(body=markup + BODY))


def test_a_huge_page_is_refused(tmp_path):
    path = write(tmp_path, "a.html", page(body=BODY * 40))
    assert "too large" in problems(path, Limits(max_markup=2_000))[0]
