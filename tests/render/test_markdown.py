"""The Markdown file: the same brief, and text that stays text in any Markdown reader."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from briefing import render
from briefing.render.markdown import escaped
from tests.render import sample
from tests.render.test_html import hostile

SPAN = re.compile(r'^> (.+?) \[\\\[\d+ ¶\d+\\\]\]\(#source-\d+ "(\w+):(\d+)-(\d+)"\)', re.MULTILINE)


def markdown(brief, audience=sample.ANALYST) -> str:
    return render.render(brief, ".md", audience).decode()


def test_every_claim_is_there_with_its_span() -> None:
    text = markdown(sample.brief())
    found = {
        (m[2], int(m[3]), int(m[4])): re.sub(r"\\(.)", r"\1", m[1]) for m in SPAN.finditer(text)
    }
    claims = [c.sentence for s in sample.brief().sections for e in s.entries for c in e.claims]
    assert found == {(s.article, s.start, s.end): " ".join(s.text.split()) for s in claims}


def test_executive_has_the_bottom_lines_and_their_sources() -> None:
    text = markdown(sample.brief(), sample.EXECUTIVE)
    assert "## In brief" in text and "Ten member states" in text and "became of" not in text


@pytest.mark.parametrize(
    "text",
    ["# no heading", "* no item", "1. no item", "- no item", "+ x", "> no quote", "`code`", "a | b",
     "**bold** _it_ ~~x~~", "[link](javascript:alert(1))", "![i](x)", "<script>", "&copy;", "a\\b",
     "http://x.example/_a_", "---", "===", "    code", "a\n\nb", "$x$", "2023. ended"],
)  # fmt: skip
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(str(escaped(text)))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children
    assert {t.type for t in inline} <= {"text", "text_special"}
    assert "".join(t.content for t in inline) == " ".join(text.split())


def test_hostile_text_adds_no_markup() -> None:
    plain = MarkdownIt("commonmark").render(markdown(hostile(sample.brief(), "x")))
    wild = MarkdownIt("commonmark").render(
        markdown(hostile(sample.brief(), "# <i> [a](b) ![c](d) |\n\n- `e` **f**"))
    )
    tags = [re.findall(r"<(\w+)", page) for page in (plain, wild)]
    assert tags[0] == tags[1]
