"""The calendar: what is to come, and what became of what has come due."""

from __future__ import annotations

from briefing.model import Event
from briefing.timeline import Reports, calendar, reports
from tests.build import at, document

VOTE = "The European Parliament will vote on the chip export act of Thierry Breton on 3 June."
DONE = (
    "After a night of debate the European Parliament voted on Tuesday, by a narrow margin, for the "
    "chip export act that Thierry Breton had drawn up."
)


def event(*texts: str, day: str = "2025-05-15") -> Reports:
    made = [document(text, day=day, source=f"Outlet {n}") for n, text in enumerate(texts)]
    return reports(Event("e", "", "", at(day), at(day), ()), made)


def entries(*events: Reports, now: str = "2025-05-16", **options) -> list[tuple[str, str]]:
    return [(d.announced.words, d.status) for d in calendar(events, now=at(now), **options)]


def announced():
    return [d.announced for d in calendar([event(VOTE)], now=at("2025-05-16"))]


def test_what_is_to_come_the_nearest_first() -> None:
    later = "The ban on forever chemicals will apply from 12 August 2026 in all member states."
    assert entries(event(later, VOTE)) == [("3 June", "ahead"), ("12 August 2026", "ahead")]


def test_what_was_does_not_get_in() -> None:
    assert entries(event("Ministers met in Riga on 7 May 2025 and signed the pact on trams.")) == []
    assert entries(event("The vote on the trams act was expected to be held on Friday.")) == []


def test_what_is_over_by_now_does_not_get_in() -> None:
    assert entries(event(VOTE), now="2025-06-03") == [("3 June", "ahead")]
    assert entries(event(VOTE), now="2025-06-04") == []


def test_one_entry_a_thing() -> None:
    again = "Breton's chip export act will come to a vote in the European Parliament on 3 June."
    assert len(entries(event(VOTE, again, VOTE))) == 1


def test_the_best_sourced_stay_where_there_is_no_room() -> None:
    other = "The ban on forever chemicals will apply from 12 August 2026 in all member states."
    again = "On 3 June the Parliament will vote on the chip export act that Breton proposed."
    assert entries(event(VOTE, again, other), most=1) == [("3 June", "ahead")]
    assert entries(event(VOTE), most=0) == []
    assert entries() == []


def test_what_cannot_be_read_alone_is_not_shown() -> None:
    assert entries(event(VOTE), alone=lambda _: False) == []


def test_what_came_due_and_was_reported() -> None:
    previous = announced()
    (due,) = calendar([event(DONE, day="2025-06-04")], now=at("2025-06-05"), previous=previous)
    assert due.status == "reported" and due.announced == previous[0]
    assert due.report is not None and due.report.text == DONE


def test_no_report() -> None:
    none = [("3 June", "no report")]
    other = "Thierry Breton met members of the European Parliament on Tuesday to discuss trams."
    for text, day in ((other, "2025-06-04"), (DONE, "2025-06-01"), (VOTE, "2025-06-04")):
        found = entries(event(text, day=day), now="2025-06-05", previous=announced())
        assert [e for e in found if e[1] != "ahead"] == none
    assert entries(now="2025-06-05", previous=announced()) == none


def test_a_day_that_has_not_passed_is_not_due() -> None:
    assert entries(now="2025-06-03", previous=announced()) == []
    assert entries(now="2025-06-03", previous=()) == []
