"""Untouched briefs are accepted, and forgeries of every kind caught, in each format."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from briefing import render, verify
from briefing.model import Brief, Claim
from briefing.verify import blocks, paper
from briefing.verify.tagged import Closing, Opening, Run
from tests.render import sample

SPLIT = {article.id: found for article, found in sample.articles().values()}
SOURCES = verify.Sources(
    [article for article, _ in sample.articles().values()], lambda article: SPLIT[article.id]
)
TEXTS = (".json", ".html", ".md")


@cache
def rendered(brief: Brief, suffix: str, audience=sample.ANALYST) -> str:
    return render.render(brief, suffix, audience).decode()


def findings(data: str | bytes, suffix: str) -> list[verify.Finding]:
    data = data.encode() if isinstance(data, str) else data
    return [verify.judge(s, SOURCES) for s in verify.statements(data, suffix)]


def bad(data: str | bytes, suffix: str) -> list[tuple[str, str]]:
    """Kind and verdict of whatever is not verbatim, each pair once."""
    found = ((f.statement.kind, f.verdict) for f in findings(data, suffix) if not f.good)
    return sorted(set(found))


def forged(brief: Brief, **change) -> Brief:
    """The brief with the first claim of its second entry changed, wherever that is told."""
    old = brief.sections[0].entries[1].claims[0].sentence
    new = replace(old, **change)

    def claim(c: Claim | None) -> Claim | None:
        return replace(c, sentence=new) if c and c.sentence == old else c

    return replace(
        brief,
        sections=tuple(
            replace(
                s,
                bottom_line=claim(s.bottom_line),
                entries=tuple(
                    replace(e, claims=tuple(claim(c) for c in e.claims)) for e in s.entries
                ),
            )
            for s in brief.sections
        ),
    )


TARGET = sample.brief().sections[0].entries[1].claims[0].sentence
OTHER = next(s for found in SPLIT.values() for s in found if s.article != TARGET.article)


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize("audience", [sample.ANALYST, sample.EXECUTIVE], ids=lambda a: a.name)
def test_an_untouched_brief_is_accepted(suffix: str, audience) -> None:
    found = findings(rendered(sample.brief(), suffix, audience), suffix)
    assert [f for f in found if not f.good] == []
    assert {f.statement.kind for f in found} >= {"quotation"}


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"text": TARGET.text.replace(" the ", " a ", 1)}, "altered"),
        ({"text": TARGET.text.replace("a", "а", 1)}, "altered"),  # Cyrillic
        ({"text": TARGET.text[:-1] + "．"}, "altered"),
        ({"text": " ".join(TARGET.text.split()[:-2])}, "altered"),
        ({"text": " ".join(TARGET.text.split()[1:])}, "altered"),
        ({"text": f"{TARGET.text} {OTHER.text}"}, "altered"),
        ({"text": "Nothing of the kind was ever written by anybody."}, "not found"),
        ({"article": OTHER.article, "paragraph": OTHER.paragraph}, "misattributed"),
        ({"paragraph": TARGET.paragraph + 1}, "misattributed"),
    ],
)
def test_a_forged_sentence_is_caught(suffix: str, change: dict, verdict: str) -> None:
    assert bad(rendered(forged(sample.brief(), **change), suffix), suffix) == [
        ("quotation", verdict)
    ]


def test_a_tampered_pdf_is_caught_and_an_untouched_one_accepted() -> None:
    """One layout for all: every claim of one section is forged, the others are as they were."""
    brief = sample.brief()
    places = [(e, c) for e, x in enumerate(brief.sections[0].entries) for c in range(len(x.claims))]
    changes = {}
    for number, place in enumerate(places):
        s = brief.sections[0].entries[place[0]].claims[place[1]].sentence
        changes[place] = [
            replace(s, text=s.text.replace(" ", " not ", 1)),
            replace(s, text=s.text.replace("o", "о")),
            replace(s, text=s.text[: len(s.text) // 2]),
            replace(s, article=OTHER.article, paragraph=OTHER.paragraph + 7),
        ][number % 4]
    entries = tuple(
        replace(e, claims=tuple(Claim(changes[i, j]) for j in range(len(e.claims))))
        for i, e in enumerate(brief.sections[0].entries)
    )
    first = replace(brief.sections[0], entries=entries, bottom_line=None)
    brief = replace(brief, sections=(first, brief.sections[1]), ledger=(), problems=())
    found = findings(render.render(brief, ".pdf", sample.ANALYST), ".pdf")
    assert sum(not f.good for f in found) == len(places)
    kept = [c for s in brief.sections[1:] for e in s.entries for c in e.claims]
    good = [f for f in found if f.good and f.statement.kind == "quotation"]
    assert len(good) >= len({c.sentence for c in kept})


@pytest.mark.parametrize("char", "\u200b\u200d\u00ad\u2060\ufeff\u0301\u00a0")
@pytest.mark.parametrize("suffix", TEXTS)
def test_what_cannot_be_seen_is_caught(suffix: str, char: str) -> None:
    """A no-break space alone is white space, which a page may set as it likes."""
    page = rendered(sample.brief(), suffix)
    words = TARGET.text.split()
    for old in (words[2], f"{words[2]} {words[3]}"):
        new = old[:2] + char + old[2:]
        assert bad(page.replace(old, new), suffix)


def test_markup_inside_a_quotation_is_caught() -> None:
    word = TARGET.text.split()[2]
    for new in (f"<i>{word}</i>", f"<!-- x -->{word}", f'{word}<span hidden=""> not</span>'):
        page = rendered(sample.brief(), ".html")
        at = page.index(word, page.index(f'data-ref="{TARGET.article}"'))
        assert bad(page[:at] + new + page[at + len(word) :], ".html") == [("quotation", "altered")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'<q class="claim"[^>]*>(.*?)</q>', r"\1 indeed"),  # markup stripped, words changed
        (r"\.</q><sup><a class=.ref.[^>]*>(.*?)</a>", r" now.</q><sup>\1"),  # words added, no link
        (r">(\d+)(&#8239;|\u202f)¶", r">9\1\2¶"),  # another number to the eye, the same link
        (r'href="#source-\d+"( aria)', r'href="#source-25"\1'),  # the same number, another link
        (r'data-start="(\d+)"', r'data-start="1\1"'),
        (r'data-ref="\w+"', 'data-ref="ffffffffffff"'),
    ],
)
def test_marks_and_markup_must_agree(old: str, new: str) -> None:
    page = rendered(sample.brief(), ".html")
    start = page.index("<main")
    tampered = page[:start] + re.sub(old, new, page[start:], count=1)
    assert tampered != page
    assert bad(tampered, ".html")


def test_a_mark_without_a_link_is_still_a_mark() -> None:
    page = rendered(sample.brief(), ".html")
    plain = re.sub(r"<sup><a class=.ref.[^>]*>(.*?)</a>", r"<sup>\1", page, count=1)
    assert plain != page and bad(plain, ".html") == []


def test_a_sentence_without_a_reference_is_told() -> None:
    page = rendered(sample.brief(), ".md")
    forged_line = "> Nobody has ever said this in any report.\n\n"
    at = page.index("> ")
    assert bad(page[:at] + forged_line + page[at:], ".md") == [("uncited", "not found")]


@pytest.mark.parametrize(
    ("suffix", "before", "forgery"),
    [
        (".md", "> ", "> **Nobody has ever said this.** "),
        (".html", '<q class="claim"', 'Nobody has ever said this. <q class="claim"'),
        (".html", "</q><sup>", "</q> Nobody has ever said this. <sup>"),
        (".html", "</sup>", "</sup> Nobody has ever said this."),
    ],
)
def test_words_slipped_in_beside_a_quotation_are_told(
    suffix: str, before: str, forgery: str
) -> None:
    assert bad(rendered(sample.brief(), suffix).replace(before, forgery, 1), suffix)


def test_the_list_of_sources_must_name_the_source() -> None:
    for suffix in (".html", ".md"):
        page = rendered(sample.brief(), suffix)
        first, second = (r.article for r in sample.brief().references[:2])
        place = page.index(first.title, page.index('id="source-1"'))
        swapped = page[:place] + second.title + page[place + len(first.title) :]
        assert ("quotation", "misattributed") in bad(swapped, suffix)


def test_a_headline_is_checked() -> None:
    brief = sample.brief()
    note = brief.events[0]
    title = note.event.title.replace(" ", " not ", 1)
    events = (replace(note, event=replace(note.event, title=title)), *brief.events[1:])
    for suffix in TEXTS:
        assert bad(rendered(replace(brief, events=events), suffix), suffix) == [
            ("headline", "altered")
        ]


def test_support_must_stand_where_it_is_said_to() -> None:
    brief = sample.brief()
    section = next(s for s in brief.sections if s.bottom_line and s.bottom_line.support)
    lead = section.bottom_line
    stray = next(
        s for found in SPLIT.values() for s in found
        if not set(re.findall(r"\w{4,}", s.text)) & set(re.findall(r"\w{4,}", lead.sentence.text))
        and s.article in {r.article.id for r in brief.references}
    )  # fmt: skip
    moved = replace(section, bottom_line=replace(lead, support=(stray,)))
    sections = tuple(moved if s == section else s for s in brief.sections)
    for suffix in (".json", ".html"):
        page = rendered(replace(brief, sections=sections), suffix)
        assert bad(page, suffix) == [("support", "misattributed")]


def test_a_record_that_names_another_outlet_is_caught() -> None:
    record = json.loads(rendered(sample.brief(), ".json"))
    record["references"][0]["article"]["source"] = "Elsewhere"
    assert bad(json.dumps(record), ".json") == [("source", "misattributed")]


def test_nearest_sentence_and_differing_words_are_told() -> None:
    words = TARGET.text.split()
    text = " ".join([*words[:3], "allegedly", *words[3:]])
    found = findings(rendered(forged(sample.brief(), text=text), ".md"), ".md")
    finding = next(f for f in found if not f.good)
    assert finding.nearest == " ".join(words)
    assert finding.differs == (("", "allegedly"),)
    assert finding.place.endswith(f"¶{TARGET.paragraph}")


def test_a_quotation_that_begins_with_a_number_is_no_entry_of_the_list_of_sources() -> None:
    def item(*runs: str, target: str | None = None) -> list:
        parts = [Run(text) for text in runs]
        mark = [Opening("Link", target), Run("1 ¶1"), Closing("Link")] if target else []
        return [Opening("LI"), *parts, *mark, Closing("LI")]

    events = [
        *item("1 outlet said so.", target="source-1"),
        *item("1 more is in the contents"),
        *item("1", "Gazette", "A title"),
    ]
    (quoted,) = blocks.statements(paper.walked(events), "paper")
    assert quoted.citation.entries == ("more is in the contents", "Gazette\nA title")
