from __future__ import annotations

from dataclasses import replace

from briefing.compose import Findings, compose
from briefing.model import Claim, Event, LedgerLine, Lineage, Problem, Section
from briefing.sections import Told, arrange
from tests.build import at, document

NOW = at("2024-05-01")
OUTLINE = (Section("trade", "Trade", "What?"), Section("other", "Other", "What else?"))


def one(text: str, **fields):
    return document(text, **fields)


A = one("The deficit grew in May.", source="Gazette", day="2024-04-02")
B = one("The deficit grew by a third.", source="Courier", day="2024-04-01")
C = one("Two pandas came to town.", source="Courier")


def event(key: str, *documents) -> Event:
    ids = tuple(d.article.id for d in documents)
    return Event(key, f"Title of {key}", ids[0], None, None, ids)


TOLD = (
    Told("trade", "e1", 2.0, True, (Claim(B.sentences[0], (A.sentences[0],), 2),)),
    Told("other", "e1", 1.0, False, (Claim(A.sentences[0]),)),
    Told("other", "e2", 9.0, True, ()),
)


def brief(told=TOLD, **changes):
    findings = Findings(
        articles=(A.article, B.article, C.article),
        aside=(),
        lineage={d.article.id: Lineage(d.article.id, d.origin) for d in (A, B, C)},
        events=(event("e1", A, B), event("e2", C)),
        sections=arrange(OUTLINE, told, told),
        problems=(),
    )
    return compose(replace(findings, **changes), title="Brief", audience="analyst", now=NOW)


def test_references_are_numbered_by_first_citation_and_cover_support_and_headlines() -> None:
    made = brief()
    assert [r.article.id for r in made.references] == [B.article.id, A.article.id, C.article.id]
    assert made.number(A.article.id) == 2


def test_period_and_outlets_come_from_the_articles() -> None:
    made = brief()
    assert (made.first.at, made.last.at) == (at("2024-04-01"), at("2024-04-02"))
    assert made.outlets == ("Courier", "Gazette")
    assert made.note("e1").origins == ("Courier", "Gazette")


def test_every_input_has_its_line() -> None:
    lineage = {
        A.article.id: Lineage(A.article.id, "Gazette", replaced_by=B.article.id),
        B.article.id: Lineage(B.article.id, "Courier"),
        C.article.id: Lineage(C.article.id, "Courier", copy_of=B.article.id),
    }
    made = brief(
        lineage=lineage,
        events=(event("e1", B),),
        told=(Told("trade", "e1", 1.0, True, (Claim(B.sentences[0]),)),),
        aside=(LedgerLine("old.txt", "Old", "Gazette", "out of period", "published 2001-01-01"),),
        problems=(Problem("bad.json", "read", "not JSON"), Problem("a", "date", "odd", False)),
    )
    fates = [(line.fate, line.ref) for line in made.ledger]
    assert fates == [
        ("updated", A.article.ref),
        ("cited", B.article.ref),
        ("copy", C.article.ref),
        ("out of period", "old.txt"),
        ("set aside", "bad.json"),
    ]
    assert made.ledger[2].why == f"repeats {B.article.ref}"


def test_nothing_told_is_a_brief_with_empty_sections() -> None:
    made = brief(events=(), told=())
    assert [s.entries for s in made.sections] == [(), ()]
    assert made.references == () and len(made.ledger) == 3
