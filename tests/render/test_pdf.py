"""The PDF: accessible, the same bytes everywhere, no longer than asked for."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from briefing import render
from briefing.render import fonts
from tests.render import sample
from tests.render.test_html import hostile

ROOT = Path(__file__).resolve().parents[2]


def words(data: bytes) -> str:
    """The text of a PDF, line ends undone: words broken at U+2010 are joined."""
    text = "\n".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages)
    return " ".join(text.replace("\u2010\n", "").split())


def failures(data: bytes) -> list[str]:
    return [
        f"{f.rule_id}: {f.message}" for f in page.validate_pdf_bytes(data, profile="ua1").failures
    ]


def test_it_is_accessible(pdf: bytes) -> None:
    assert failures(pdf) == []


def test_every_claim_can_be_selected_as_it_stands_in_its_source(pdf: bytes) -> None:
    text = words(pdf)
    for section in sample.brief().sections:
        for claim in (c for e in section.entries for c in e.claims):
            assert " ".join(claim.sentence.text.split()) in text


def test_bookmarks_contents_and_metadata(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    top = [b.title for b in reader.outline if not isinstance(b, list)]
    assert top == ["In brief", "Contents", *(s.title for s in sample.brief().sections), "Sources",
                   "What became of each article", "About this brief"]  # fmt: skip
    assert reader.metadata.title == "EU–China weekly brief"
    assert reader.metadata["/CreationDate"] == "D:20241209083000Z"
    number = 1 + reader.get_destination_page_number(
        next(b for b in reader.outline if not isinstance(b, list) and b.title == "Sources")
    )
    assert f"Sources {number}\n" in reader.pages[0].extract_text()


def test_all_fonts_are_bundled_and_embedded(pdf: bytes) -> None:
    found = set()
    for sheet in PdfReader(BytesIO(pdf)).pages:
        for font in sheet["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile3" in below
            found.add(below["/FontName"].split("+")[1])
    assert {"Briefing-CJK", "Briefing-Serif-More"} < found
    assert all(name.startswith("Briefing-") for name in found)


def test_the_page_maker_has_nothing_to_complain_of(caplog) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render.render(replace(sample.brief(), sections=()), ".pdf", sample.EXECUTIVE)
    assert [r.getMessage() for r in caplog.records if r.name.startswith("weasyprint")] == []


def test_same_brief_same_bytes_whatever_the_machine(pdf: bytes, html: str, tmp_path) -> None:
    code = (
        "import hashlib; from briefing import render; from tests.render import sample;"
        "made = [render.render(sample.brief(), s, sample.ANALYST) for s in ('.pdf', '.html')];"
        "print(*(hashlib.sha256(data).hexdigest() for data in made))"
    )
    no_fonts = tmp_path / "fonts.conf"
    no_fonts.write_text("<fontconfig></fontconfig>")
    odd = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C", "HOME": str(tmp_path),
           "FONTCONFIG_FILE": str(no_fonts)}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, text=True, capture_output=True, check=True,
        env={**os.environ, **odd, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    here = [hashlib.sha256(data).hexdigest() for data in (pdf, html.encode())]
    assert done.stdout.split() == here and done.stderr == ""


def test_hostile_text_and_missing_characters_pass_and_are_named() -> None:
    brief = hostile(sample.brief(), "<b>\u202eأبجد 🙂\x07</b> \ud800")
    data = render.render(brief, ".pdf", sample.EXECUTIVE)
    assert failures(data) == []
    text = words(data)
    assert "<b>□□□□ □</b>" in text
    assert "the bundled fonts lack (U+0623, U+0628, U+062C, U+062F, U+FFFD, U+1F642)" in text


def test_nothing_outside_the_bundle_is_fetched(tmp_path: Path, caplog) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "executive.html.j2").write_text(
        '{% extends "briefing/executive.html.j2" %}{% block masthead %}'
        f'<h1>x</h1><img alt="x" src="file://{secret}"><img alt="y" src="http://127.0.0.1:9/">'
        '<a rel="attachment" href="font:../tokens.css">z</a>{% endblock %}'
    )
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        data = render.render(
            replace(sample.brief(), sections=()), ".pdf", sample.EXECUTIVE, templates=(tmp_path,)
        )
    assert sum("disallowed protocol" in r.getMessage() for r in caplog.records) == 3
    assert not PdfReader(BytesIO(data)).attachments


@pytest.mark.parametrize("pages", [1, 2])
def test_a_page_limit_is_kept_and_what_gave_way_is_said(pages: int) -> None:
    brief = sample.brief()
    many = tuple(
        replace(s, entries=s.entries * 4 if s.entries else ())
        for s in brief.sections
        if s.id != "x"
    )
    audience = replace(sample.EXECUTIVE, max_pages=pages)
    if pages == 1:  # one section fits one page, six do not
        many = many[:2]
    data = render.render(replace(brief, sections=many), ".pdf", audience)
    assert len(PdfReader(BytesIO(data)).pages) <= pages


def test_a_limit_out_of_reach_gives_the_shortest() -> None:
    data = render.render(sample.brief(), ".pdf", replace(sample.ANALYST, max_pages=3))
    assert "There was no room for 2 further events on this issue." in words(data)


def test_fonts_tell_what_they_lack() -> None:
    assert fonts.missing("a é ж 中 한 日 α ạ") == ""
    assert fonts.missing("\u0623b🙂") == "\u0623🙂"
    assert fonts.printable("a🙂\u200d\ufe0f") == "a□"
