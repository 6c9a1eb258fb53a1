"""Closings: credits are cut and named, sentences are not."""

from __future__ import annotations

import pytest

from briefing.dating.agencies import AGENCIES, canonical, named
from briefing.dating.credits import closing

BODY = "The ministers met. They will meet again."


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        (" BLOOMBERG, XINHUA", ("Bloomberg", "Xinhua")),
        (" (AFP)", ("AFP",)),
        (" — AFP", ("AFP",)),
        (" REUTERS", ("Reuters",)),
        ("\n\ndpa/ANSA", ("dpa", "ANSA")),
        ("\nSource: Xinhua", ("Xinhua",)),
        (" © 2025 AFP", ("AFP",)),
        ("\nCopyright 2025 The Associated Press. All rights reserved.", ("AP",)),
        ("\n— with inputs from agencies", ()),
        (" (With inputs from PTI)", ("PTI",)),
        ("\nAgencies", ()),
        ("\n\nCopyright © 2019 Some Paper, LLC. Click here.", ()),
        ("\n___\n\n(Kyodo)", ("Kyodo",)),
        (" (AFP)\n\n© AFP", ("AFP",)),
    ],
)
def test_a_closing_credit_is_cut_and_named(tail, agencies):
    found = closing(BODY + tail)
    assert (found.end, found.agencies) == (len(BODY), agencies)


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (
            " (Reporting by Jane Roe in Paris and Ann Lee; Editing by Joe Doe)",
            ("Jane Roe", "Ann Lee"),
        ),
        ("\nReporting by Jane Roe\nEditing by Joe Doe", ("Jane Roe",)),
        ("\n(Editing by Joe Doe)", ()),
        (" --With assistance from Joe Doe.", ()),
    ],
)
def test_reporters_are_named_and_editors_are_not(tail, authors):
    found = closing(BODY + tail)
    assert (found.end, found.authors) == (len(BODY), authors)


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_help_is_told_from_authorship(gap):
    found = closing(BODY + gap + "Ann J. Lee and The Associated Press contributed to this report.")
    assert (found.end, found.agencies, found.helped) == (len(BODY), (), ("AP",))


@pytest.mark.parametrize(
    "text",
    [
        "He works at Reuters.",
        "It was first reported by AFP",
        '"He told Reuters."',
        "She contributed to the report of the commission.",
        '"I contributed to this report," she said.',
        "He asked: with Reuters",
        "They read the news. Reuters said so.",
        "Reporting by night is hard.",
        "",
    ],
)
def test_no_sentence_is_eaten(text):
    assert closing(text).end == len(text)


def test_every_spelling_leads_to_one_agency():
    for name, spellings in AGENCIES.items():
        assert {canonical(s) for s in (name, name.upper(), *spellings)} == {name}
    assert named("AFP, Reuters and dpa") == ("AFP", "Reuters", "dpa")
    assert named("AFP, Nobody") == named("") == ()
