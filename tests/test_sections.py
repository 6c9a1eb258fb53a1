from __future__ import annotations

from briefing.model import Claim, Event, Match, Section
from briefing.sections import (
    OF_ONE_STORY,
    OTHER,
    Share,
    Told,
    arrange,
    in_background,
    leading,
    older,
    share_out,
    unprinted,
    watching,
    with_room,
)
from tests.build import at, document

TEXT = "The deficit grew. The chips were barred. The deficit hurts chip makers. Two pandas arrived."


def match(issue: str, score: float = 0.5) -> Match:
    return Match(issue, score, ("word",))


def test_each_section_gets_the_sentences_that_touch_its_issue_only() -> None:
    doc = document(TEXT)
    deficit, chips, both, _ = doc.sentences
    matches = {
        deficit: (match("trade", 0.8),),
        chips: (match("tech", 0.4),),
        both: (match("trade", 0.5), match("tech", 0.4)),
    }
    home, second = share_out("e", [doc], matches, {})
    assert (home.section, second.section) == ("trade", "tech")
    assert home.home and not second.home
    assert set(home.focus) == {deficit, both}
    assert second.focus[chips] > second.focus[both] > 0


def test_news_that_touches_no_issue_goes_to_other_developments_first() -> None:
    doc = document("Two pandas came. The children cheered. They like bamboo. The deficit grew.")
    home, second = share_out("e", [doc], {doc.sentences[3]: (match("trade"),)}, {})
    assert (home.section, second.section) == (OTHER, "trade")
    assert home.home and not second.home
    assert doc.sentences[3] not in home.focus and len(home.focus) == 3


def test_a_headline_alone_is_enough_for_a_section() -> None:
    doc = document("", "Deficit grows")
    (only,) = share_out("e", [doc], {}, {doc.article.id: (match("trade"),)})
    assert (only.section, dict(only.focus)) == ("trade", {})
    (other,) = share_out("e", [doc], {}, {})
    assert (other.section, dict(other.focus)) == (OTHER, {})


def test_more_origins_weigh_more_and_length_does_not() -> None:
    one, two = document("The deficit grew.", source="A"), document("The deficit grows.", source="B")
    copy = document("The deficit grew.", source="C", origin="A")

    def weigh(*documents):
        matches = {s: (match("trade"),) for d in documents for s in d.sentences}
        return share_out("e", documents, matches, {})[0].weight

    long = document(" ".join(f"The deficit grew by {n} percent." for n in range(60)))
    longer = document(" ".join(f"The deficit grew by {n} percent." for n in range(120)))
    assert weigh(one, two) > weigh(one, copy)
    assert weigh(long) == weigh(longer)


def test_room_grows_with_independent_origins_and_is_half_away_from_home() -> None:
    def rooms(*origins: str) -> list[float]:
        documents = [document(TEXT, source=o, url=str(n)) for n, o in enumerate(origins)]
        first = documents[0].sentences
        matches = {first[0]: (match("trade", 0.9),), first[1]: (match("tech", 0.2),)}
        return [s.room for s in share_out("e", documents, matches, {})]

    assert rooms("A") == [0.5, 0.25]
    assert rooms("A", "A") == [0.5, 0.25]
    assert rooms("A", "B", "C") == rooms("A", "B", "C", "D") == [1.0, 0.5]


def test_a_sentence_is_printed_twice_only_where_it_is_the_only_word_on_an_issue() -> None:
    first, second, *_ = document(TEXT).sentences
    assert list(unprinted({first: 1.0, second: 1.0}, {first})) == [second]
    assert list(unprinted({first: 1.0}, {first})) == [first]


def told(section: str, name: str, weight: float, *claims: Claim, home: bool = True) -> Told:
    return Told(section, name, weight, home, claims)


OUTLINE = (Section("trade", "Trade", "What?"), Section("tech", "Tech", "What?"))


def test_sections_keep_their_order_and_entries_come_by_weight() -> None:
    parts = [told("tech", "e1", 1.0), told("tech", "e2", 3.0), told("trade", "e1", 9.0)]
    trade, tech = arrange(OUTLINE, parts, parts)
    assert [e.event for e in tech.entries] == ["e2", "e1"]
    assert tech.entries[1].also_in == ("trade",) and trade.entries[0].also_in == ("tech",)


def test_events_at_home_come_before_heavier_ones_that_only_touch_the_issue() -> None:
    claim = Claim(document("The deficit grew.").sentences[0])
    parts = [told("tech", "e1", 9.0, claim, home=False), told("tech", "e2", 1.0)]
    assert [(e.event, e.home) for e in arrange(OUTLINE, parts, parts)[1].entries] == [
        ("e2", True),
        ("e1", False),
    ]


def test_an_event_without_a_sentence_is_told_at_home_alone() -> None:
    parts = [told("trade", "e1", 9.0, home=False), told("tech", "e1", 1.0)]
    trade, tech = arrange(OUTLINE, parts, parts)
    assert (trade.entries, trade.further) == ((), 1)
    assert [(e.event, e.also_in) for e in tech.entries] == [("e1", ())]


def test_what_ended_a_month_before_the_last_report_is_background_where_there_is_news() -> None:
    def event(key: str, day: str | None) -> Event:
        return Event(key, key, "a", at(day) if day else None, at(day) if day else None, ("a",))

    days = {"e1": "2024-05-30", "e2": "2024-05-20", "e3": "2024-05-10", "old": "2024-02-01"}
    events = {key: event(key, day) for key, day in days.items()} | {"x": event("x", None)}
    shares = [share(key, 1.0) for key in events]
    assert older(shares, events) == {"old"}
    assert older(shares[1:], events) == frozenset()
    assert older([], {}) == frozenset()


def test_there_is_room_for_the_leading_shares_of_each_section_and_the_rest_is_counted() -> None:
    shares = [
        Share("tech", f"e{n}", float(n), home=n != 3, room=1.0, focus={}) for n in range(4)
    ] + [Share("trade", "e0", 1.0, home=False, room=0.5, focus={})]
    room = leading(shares, most=3)
    assert [(s.section, s.event) for s in room] == [
        ("tech", "e0"), ("tech", "e1"), ("tech", "e2"), ("trade", "e0"),
    ]  # fmt: skip
    parts = [told(s.section, s.event, s.weight) for s in room]
    trade, tech = arrange(OUTLINE, parts, shares)
    assert (len(tech.entries), tech.further, trade.further) == (3, 1, 0)


def test_bottom_line_prefers_the_strongest_then_the_widest_sourced() -> None:
    a, b, _, _ = document(TEXT).sentences
    weak = Claim(a, matches=(match("trade", 0.3),))
    strong = Claim(b, matches=(match("trade", 0.9),))
    sourced = Claim(b, origins=4, matches=(match("trade", 0.9),))

    def line(*claims: Claim) -> Claim | None:
        parts = [told("trade", "e", 1.0, *claims)]
        return arrange(OUTLINE, parts, parts)[0].bottom_line

    assert line(weak, strong) is strong
    assert line(weak, strong, sourced) is sourced
    assert line() is None
    parts = [told("trade", "e1", 2.0, weak), told("trade", "e2", 1.0, strong)]
    assert arrange(OUTLINE, parts, parts)[0].bottom_line is strong
    near = Claim(a, matches=(match("trade", 0.8),))
    parts = [told("trade", "e1", 2.0, near), told("trade", "e2", 1.0, strong)]
    assert arrange(OUTLINE, parts, parts)[0].bottom_line is near


def share(event: str, weight: float, section: str = "trade") -> Share:
    return Share(section, event, weight, True, 1.0, {})


def test_background_comes_after_the_news_with_half_the_room() -> None:
    old, new = share("old", 9.0), share("new", 1.0)
    shares = in_background([old, new], {"old"})
    assert [(s.event, s.background, s.room) for s in shares] == [
        ("old", True, 0.5), ("new", False, 1.0),
    ]  # fmt: skip
    assert [s.event for s in leading(shares, most=1)] == ["new"]
    told = [Told(s.section, s.event, s.weight, s.home, (), s.background) for s in shares]
    (section,) = arrange([Section("trade", "Trade", "?")], told, shares)
    assert [(e.event, e.background) for e in section.entries] == [("new", False), ("old", True)]


def test_one_story_does_not_fill_a_section() -> None:
    shares = [share(f"e{n}", 9.0 - n) for n in range(6)] + [share("other", 0.5)]
    stories = {f"e{n}": "story" for n in range(6)}
    told = [s.event for s in leading(shares, most=5, stories=stories)]
    assert told == [f"e{n}" for n in range(OF_ONE_STORY)] + ["other"]
    assert len(leading(shares, most=5)) == 5


def test_few_events_have_more_room_each_and_many_no_less() -> None:
    def rooms(events: int) -> set[float]:
        shares = [share(f"e{n}", 1.0) for n in range(events)]
        return {s.room for s in with_room(shares, most=12)}

    assert (rooms(1), rooms(4), rooms(6), rooms(12)) == ({2.0}, {1.5}, {1.0}, {1.0})
    assert with_room((), most=12) == ()
    (other,) = with_room([share("e", 1.0, OTHER)], most=12)
    assert other.room == 1.0


def test_watch_terms_name_the_events_told_the_widest_spread_first() -> None:
    told = [Told("trade", "e1", 2.0, True, ()), Told("trade", "e2", 1.0, True, ())]
    (section,) = arrange([Section("trade", "Trade", "?")], told, ())
    found = [
        ("trade", "rare earth", "rare earths", "e2"),
        ("trade", "quota", "Quotas", "e2"),
        ("trade", "quota", "quota", "e1"),
        ("trade", "ban", "ban", "untold"),
        ("tech", "chip", "chips", "e1"),
    ]
    (watched,) = watching([section], found)
    assert [(w.words, w.events) for w in watched.watched] == [
        ("Quotas", ("e1", "e2")),
        ("rare earths", ("e2",)),
    ]
