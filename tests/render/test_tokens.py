"""Design tokens are written out for the PDF, and only where that changes nothing."""

from __future__ import annotations

import pytest

from briefing import render
from briefing.render import pdf
from tests.render import sample

ROOT = ":root { --ink: #111; --line: 1pt solid var(--ink); --last: 2px }"


@pytest.mark.parametrize(
    ("css", "written"),
    [
        ("p { color: var(--ink) }", "p { color: #111 }"),
        ("p { border: var( --line ) }", "p { border: 1pt solid #111 }"),
        ("p { color: var(--ink, red) }", "p { color: var(--ink, red) }"),
        ("p { color: var(--own) }", "p { color: var(--own) }"),
        ("p { --ink: red } q { color: var(--ink) }", "p { --ink: red } q { color: var(--ink) }"),
        (
            ".x:root { --own: 1 } p { top: var(--own) }",
            ".x:root { --own: 1 } p { top: var(--own) }",
        ),
    ],
)
def test_a_token_set_once_stands_where_it_is_used(css: str, written: str) -> None:
    page = f"<style>{ROOT}</style><style>{css}</style>var(--ink)"
    assert pdf.written_out(page).endswith(f"<style>{written}</style>var(--ink)")


def test_what_a_screen_makes_of_a_token_is_no_matter() -> None:
    night = '<style media="screen">:root { --ink: #eee; }</style>'
    page = f"<style>{ROOT} p {{ color: var(--ink) }}</style>{night}"
    assert pdf.written_out(page).endswith("p { color: #111 }</style>")


def test_tokens_in_a_circle_come_to_an_end() -> None:
    page = "<style>:root { --a: var(--b); --b: var(--a); } p { color: var(--a) }</style>"
    assert "color: var(--" in pdf.written_out(page)


@pytest.mark.parametrize("audience", [sample.ANALYST, sample.EXECUTIVE])
def test_the_paper_is_the_same(audience, monkeypatch: pytest.MonkeyPatch) -> None:
    written = render.render(sample.brief(), ".pdf", audience)
    monkeypatch.setattr(pdf, "written_out", lambda page: page)
    assert render.render(sample.brief(), ".pdf", audience) == written
