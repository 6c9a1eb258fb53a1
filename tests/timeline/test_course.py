"""The timeline: few lines, each a thing, in order of time."""

from __future__ import annotations

import random

from briefing.model import Event
from briefing.timeline import Reports, reports, timeline
from tests.build import at, document


def event(name: str, *texts: str, day: str = "2025-05-15", outlets: str = "ABCDEFGH") -> Reports:
    """An event of one report a text, each from an outlet of its own."""
    made = [document(text, day=day, source=o) for text, o in zip(texts, outlets, strict=False)]
    ids = tuple(d.article.id for d in made)
    return reports(Event(name, name, ids[0] if ids else "", at(day), at(day), ids), made)


TALKS = "China and the European Union held talks on steel in Beijing in April 2022."
PACT = "Hungary and Serbia signed the railway pact with Chinese banks on 5 May 2020."


def told(*events: Reports, **options) -> list[str]:
    options.setdefault("most", 9)
    return [s.words for s in timeline(events, **options)]


def test_background_in_order_of_time() -> None:
    assert told(event("a", TALKS), event("b", PACT)) == ["5 May 2020", "April 2022"]


def test_nothing_and_no_room() -> None:
    assert timeline((), most=5) == ()
    assert told(event("a", TALKS), most=0) == []
    assert told(Reports(Event("e", "", "", None, None, ()), (), ())) == []


def test_one_line_a_thing() -> None:
    again = "In April 2022, talks on steel were held by China and the European Union in Beijing."
    other = "Germany closed the last of its coal mines in April 2022 after long protests."
    assert told(event("a", TALKS, again)) == ["April 2022"]
    assert told(event("a", TALKS, again, other)) == ["April 2022", "April 2022"]


def test_one_line_a_day_unless_more_are_asked_for() -> None:
    other = "Germany closed the last of its coal mines on 5 May 2020 after long protests."
    assert told(event("a", PACT, other)) == ["5 May 2020"]
    assert told(event("a", PACT, other), a_day=2) == ["5 May 2020", "5 May 2020"]


def test_the_same_names_at_another_time_are_another_thing() -> None:
    later = TALKS.replace("April 2022", "May 2023")
    assert told(event("a", TALKS.replace("steel", "wine and bread and cars"), later)) == [
        "April 2022",
        "May 2023",
    ]


def test_days_that_more_reports_speak_of_come_first() -> None:
    more = "The railway pact of Hungary with banks from China was signed on 5 May 2020."
    assert told(event("a", TALKS.replace("April", "9 April"), PACT, more), most=1) == ["5 May 2020"]


def test_the_first_day_of_an_event_is_told() -> None:
    news = "The European Union opened an inquiry into Chinese makers of trams on Wednesday."
    lines = told(event("a", news, PACT, day="2025-05-15"), most=3)
    assert lines == ["5 May 2020", "Wednesday"]


def test_what_cannot_be_read_alone_is_not_shown() -> None:
    assert told(event("a", TALKS, PACT), alone=lambda s: "steel" in s.text) == ["April 2022"]
    assert told(event("a", TALKS), alone=lambda _: False) == []


def test_a_sentence_is_shown_once() -> None:
    both = "China joined the body on 11 December 2001 and Russia followed on 22 August 2012."
    assert len(told(event("a", both))) == 1


def test_no_event_fills_the_page() -> None:
    full = event(
        "a",
        "Makers of steel were fined by courts in Paris in January 2023.",
        "Vienna closed two harbours on the Danube to barges in March 2023.",
        "Swedish wine merchants raised prices sharply in May 2023 after storms.",
        "A tram factory opened near Lisbon with loans from Beijing in July 2023.",
    )
    lines = told(full, event("b", TALKS), event("c", PACT), most=6)
    assert lines[:2] == ["5 May 2020", "April 2022"] and len(lines) == 4


def test_the_same_whatever_the_order_of_events() -> None:
    events = [event("a", TALKS), event("b", PACT), event("c", TALKS.replace("steel", "fish"))]
    wanted = told(*events)
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert told(*events) == wanted
