"""The HTML file: whole in itself, sentences verbatim, and hostile text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from briefing import render
from briefing.errors import UsageError
from briefing.model import Brief
from tests.render import sample

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}</style></title>"


def tree(brief: Brief, audience=sample.ANALYST):
    return lxml.html.fromstring(render.render(brief, ".html", audience))


def hostile(brief: Brief, text: str) -> Brief:
    """The brief with every text that comes from outside replaced."""

    def claim(c):
        return replace(c, sentence=replace(c.sentence, text=text))

    def article(a):
        return replace(
            a, ref=text, title=text, source=text, authors=(text,), credits=(text,), place=text,
            url=f"javascript:{text}", language=text,
            published=replace(a.published, basis="inferred", evidence=text),
        )  # fmt: skip

    return replace(
        brief,
        title=text,
        sections=tuple(
            replace(
                s,
                title=text,
                question=text,
                bottom_line=s.bottom_line and claim(s.bottom_line),
                entries=tuple(replace(e, claims=tuple(map(claim, e.claims))) for e in s.entries),
            )
            for s in brief.sections
        ),
        events=tuple(
            replace(n, event=replace(n.event, title=text), outlets=(text,)) for n in brief.events
        ),
        references=tuple(replace(r, article=article(r.article)) for r in brief.references),
        ledger=tuple(replace(x, title=text, outlet=text, ref=text, why=text) for x in brief.ledger),
        problems=tuple(replace(p, source=text, message=text) for p in brief.problems),
        notes=((text, text),),
    )


def test_every_claim_stands_word_for_word_with_its_place(html: str) -> None:
    sentences = {
        (s.article, str(s.start), str(s.end)): " ".join(s.text.split())
        for _, found in sample.articles().values()
        for s in found
    }
    quotes = lxml.html.fromstring(html).xpath("//q")
    assert len(quotes) > 30
    for q in quotes:
        place = (q.get("data-ref"), q.get("data-start"), q.get("data-end"))
        assert " ".join(q.text_content().split()) == sentences[place]


def test_every_claim_of_the_brief_is_printed_once_in_its_section(html: str) -> None:
    page = lxml.html.fromstring(html)
    for section, printed in zip(
        sample.brief().sections, page.xpath("//section[@class='issue']"), strict=True
    ):
        shown = sorted(q.text for q in printed.xpath(".//q"))
        assert shown == sorted(c.sentence.text for e in section.entries for c in e.claims)


def test_ids_are_unique_and_every_inner_link_has_its_target(html: str) -> None:
    page = lxml.html.fromstring(html)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_one_file_that_loads_nothing(html: str) -> None:
    page = lxml.html.fromstring(html)
    assert not page.xpath("//script|//link|//img|//iframe|//object|//@onclick|//@style")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    styles = "".join(page.xpath("//style/text()"))
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]{0,30})", styles)
    assert addresses and all(a.startswith("data:font/woff2;base64,") for a in addresses)
    assert "@import" not in styles
    assert len(html) < 1_000_000


def test_an_english_brief_carries_no_other_script() -> None:
    brief = replace(sample.brief(), references=(), sections=(), events=(), ledger=())
    page = render.render(brief, ".html", sample.ANALYST)
    assert len(page) < 400_000 and b'Serif More"; font-weight' not in page


def test_hostile_text_stays_text() -> None:
    page = tree(hostile(sample.brief(), HOSTILE))
    assert not page.xpath("//script|//img|//@onerror")
    assert not [h for h in page.xpath("//a/@href") if not h.startswith("#")]
    assert page.xpath("//h1")[0].text == HOSTILE
    assert {q.text for q in page.xpath("//q")} == {HOSTILE}


def test_controls_bidi_overrides_and_surrogates_are_gone() -> None:
    page = render.render(hostile(sample.brief(), "a\x00b\x1b\u202ec\ud800d\u2066"), ".html",
                         sample.ANALYST).decode()  # fmt: skip
    assert not re.search("[\x00-\x08\x1b\u202e\u2066]", page)
    assert lxml.html.fromstring(page).xpath("//h1")[0].text == "abc\ufffdd"


def test_a_title_of_a_megabyte_is_cut() -> None:
    page = tree(hostile(sample.brief(), "word " * 200_000))
    assert len(page.xpath("//h3")[0].text) <= 220 and len(page.text_content()) < 1_500_000


@pytest.mark.parametrize("audience", [sample.ANALYST, sample.EXECUTIVE])
def test_an_empty_brief_says_so(audience) -> None:
    brief = replace(
        sample.brief(), sections=tuple(replace(s, entries=(), bottom_line=None)
                                       for s in sample.brief().sections),
        events=(), references=(), ledger=(), problems=(), notes=(), first=None, last=None,
    )  # fmt: skip
    text = tree(brief, audience).text_content()
    assert "No dated reporting" in text and text.count("No reporting in this period.") >= 6


def test_an_entry_without_sentences_says_why() -> None:
    brief = sample.brief()
    bare = tuple(replace(e, claims=()) for e in brief.sections[0].entries)
    brief = replace(brief, sections=(replace(brief.sections[0], entries=bare, bottom_line=None),))
    text = tree(brief).text_content()
    assert text.count("Only its headline is told here.") == 3
    assert "Only headlines are told here." in text and "No reporting" not in text
    assert "Only headlines are told here." in tree(brief, sample.EXECUTIVE).text_content()


def test_the_executive_is_told_how_much_is_left_out() -> None:
    brief = sample.brief()
    section = replace(brief.sections[0], entries=brief.sections[0].entries * 3, further=2)
    text = tree(replace(brief, sections=(section,)), sample.EXECUTIVE).text_content()
    assert "8 further events in the full brief" in text


def test_a_long_ledger_is_told_in_part() -> None:
    brief = sample.brief()
    lines = tuple(replace(brief.ledger[-2], ref=f"r{n}") for n in range(2_000))
    text = tree(replace(brief, ledger=(*brief.ledger, *lines))).text_content()
    assert re.search(r"1,7\d\d read", text) and "corpus/broken.html" in text


def test_an_unknown_format_names_the_choices() -> None:
    with pytest.raises(UsageError, match=r"unknown format '.pfd'.*'.pdf'.*\.html, \.json, \.md"):
        render.render(sample.brief(), ".pfd", sample.ANALYST)
