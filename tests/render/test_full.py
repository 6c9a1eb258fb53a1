"""All that a brief may hold, in every format: shown, escaped, valid and verbatim."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from briefing import render, verify
from tests.render import sample
from tests.render.test_pdf import failures

FULL = sample.full()
SPLIT = {article.id: found for article, found in sample.articles().values()}
SOURCES = verify.Sources(
    [article for article, _ in sample.articles().values()], lambda article: SPLIT[article.id]
)
SHOWN = (
    "Where sources differ",
    "oved since the last brief",
    "The figures do not agree (rates)",
    "A. Örnek",
    "unnamed in the report",
    "Ten states back the duties",
    "before noon",
    "Sourcing",
    "Same story",
    "Background: older events",
    "Since the last brief",
    "that ended",
    "On watch",
    "minimum <prices>",
    "Calendar",
    "No report of it was read.",
    "Timeline",
    "fourth quarter of 2024",
    "week of 7 October 2024",
    "People and institutions",
    "What is missing",
    "2 articles withheld from this audience.",
    "TLP:AMBER+STRICT",
    "pin: first",
    "ev-404 is not here",
)


def text_of(suffix: str) -> str:
    from lxml import html

    data = render.render(FULL, suffix, sample.ANALYST).decode()
    return html.document_fromstring(data).text_content() if suffix == ".html" else data


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_pages_show_all_of_it(suffix: str) -> None:
    page = " ".join(text_of(suffix).replace("\\", "").split())
    assert [words for words in SHOWN if words not in page] == []


def test_nothing_of_it_is_markup() -> None:
    page = render.render(FULL, ".html", sample.ANALYST).decode()
    assert (
        "minimum <prices>" not in page
        and "<by hand>" not in page
        and "noon <b>" not in page
        and "<feed>" not in page
    )
    markdown = render.render(FULL, ".md", sample.ANALYST).decode()
    assert "*delegation*" not in markdown and "Sample | Ministry" not in markdown


def test_the_record_follows_the_schema() -> None:
    stated = Path(__file__).parents[2] / "docs" / "brief.schema.json"
    schema = json.loads(stated.read_text(encoding="utf-8"))
    record = json.loads(render.render(FULL, ".json", sample.ANALYST))
    jsonschema.Draft202012Validator(schema).validate(record)
    assert record["calendar"][0]["announced"]["start"] == "2024-11-01"


@pytest.mark.parametrize("suffix", [".json", ".html", ".md", ".pdf"])
def test_all_that_it_quotes_is_verbatim(suffix: str) -> None:
    data = render.render(FULL, suffix, sample.ANALYST)
    found = [verify.judge(s, SOURCES) for s in verify.statements(data, suffix)]
    assert [f for f in found if not f.good] == []
    texts = {" ".join(f.statement.text.split()) for f in found}
    if suffix != ".pdf":
        beside = [s for note in FULL.events for s in note.quoted]
        beside += [item.sentence for item in FULL.timeline]
        beside += [s for due in FULL.calendar for s in (due.announced.sentence, due.report) if s]
        assert len(beside) == 13
        assert {sentence.text for sentence in beside} <= texts


@pytest.mark.parametrize("audience", [sample.ANALYST, sample.EXECUTIVE], ids=lambda a: a.name)
def test_the_pdf_is_accessible_and_marked_on_every_page(audience) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    data = render.render(FULL, ".pdf", audience)
    assert failures(data) == []
    for page in PdfReader(BytesIO(data)).pages:
        assert page.extract_text().count("TLP:AMBER+STRICT") == 2
