"""Words of ours in brackets are let through where the program itself would put them, and nothing
dressed up as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import render, study, verify
from briefing.model import Claim, Insertion
from briefing.sentences import split
from tests.build import document
from tests.render import sample

TEXT = "Envoys met in Brussels on Thursday and will meet again next month. They talked of steel."
REPORT = document(TEXT, "Envoys meet", source="Gazette", day="2023-12-08")
SOURCES = verify.Sources([REPORT.article], split, study.insertions)
PLACE = verify.Citation(REPORT.article.id, number=1, paragraph=1)


def verdict(text: str, layout="page") -> str:
    return verify.judge(verify.Statement("quotation", text, PLACE, layout), SOURCES).verdict


def printed(text: str) -> str:
    return TEXT.partition(" They")[0].replace("Thursday", text)


def test_what_the_words_of_time_mean_may_stand_behind_them() -> None:
    shown = printed("Thursday [7 December 2023]").replace("next month", "next month [January 2024]")
    assert verdict(shown) == "verbatim"
    assert verdict(shown.replace(" [7", "\n[7"), "paper") == "verbatim"
    assert verdict(printed("Thursday")) == "verbatim"


@pytest.mark.parametrize(
    "text",
    [
        "Thursday [8 December 2023]",
        "Thursday [7 December 2024]",
        "Thursday [7 December 2023; China gave in]",
        "[7 December 2023] Thursday",
        "Thursday [not]",
        "Thursday 7 December 2023",
    ],
)
def test_any_other_words_are_not(text: str) -> None:
    assert verdict(printed(text)) == "altered"


def test_a_record_holds_the_source_s_words_alone() -> None:
    assert verdict(printed("Thursday [7 December 2023]"), "record") == "altered"


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_every_page_marks_them(suffix: str) -> None:
    brief = sample.brief()
    first = brief.sections[0].entries[0].claims[0].sentence
    word = first.text.split()[2]
    start = first.start + first.text.index(word)
    ours = Insertion("antecedent", start, start + len(word), word, "a word of ours")

    def claim(c: Claim | None) -> Claim | None:
        return replace(c, insertions=(ours,)) if c and c.sentence == first else c

    sections = tuple(
        replace(
            section,
            bottom_line=claim(section.bottom_line),
            entries=tuple(
                replace(e, claims=tuple(claim(c) for c in e.claims)) for e in section.entries
            ),
        )
        for section in brief.sections
    )
    page = render.render(replace(brief, sections=sections), suffix, sample.ANALYST).decode()
    marked = {".html": f"{word}<ins> [a word of ours]</ins>", ".md": f"{word} \\[a word of ours\\]"}
    assert marked[suffix] in page
