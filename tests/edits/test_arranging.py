"""Events dropped, pinned and put in order within sections."""

from __future__ import annotations

from briefing import edits as e
from tests.build import article
from tests.edits.corpora import event

A, B, C, D = (letter * 12 for letter in "abcd")
NEWS = {key: article(key, key[0].upper()) for key in (A, B, C, D)}
RANKED = {"trade": (A, B, C, D), "chips": (D, A)}
HOME = {A: "trade", B: "trade", C: "trade", D: "chips"}


def arrange(*edits: e.Edit, ranked=RANKED) -> e.Arranged:
    found = tuple(event(key, NEWS[key]) for key in NEWS)
    hand = e.regroup(found, edits, {a.id: a for a in NEWS.values()})
    return e.arrange(ranked, HOME, hand)


def order(*edits: e.Edit, section: str = "trade") -> str:
    return "".join(key[0] for key in arrange(*edits).order[section])


def refusals(*edits: e.Edit) -> list[str]:
    return [o.line for o in arrange(*edits).outcomes if not o.applied]


def test_without_edits_everything_stays() -> None:
    assert arrange().order == RANKED
    assert arrange(ranked={}).order == {}


def test_a_pin_comes_first_in_its_own_section_and_has_room() -> None:
    assert order(e.Pin(C)) == "cabd"
    assert arrange(e.Pin(C)).pinned == {("trade", C)}
    assert order(e.Pin(A, "chips"), section="chips") == "ad"
    assert order(e.Pin(A, "chips")) == "abcd"


def test_pins_stand_in_the_order_of_the_file() -> None:
    assert order(e.Pin(C), e.Pin(B)) == "cbad"
    assert order(e.Pin(C), e.Pin(D, "trade"), e.Pin(B)) == "cdba"
    assert refusals(e.Pin(C), e.Pin(C, "trade")) == [
        f"Edit 2, pin: “C” ({C}) is pinned in trade already"
    ]


def test_a_drop_is_from_all_sections_or_from_one() -> None:
    assert (order(e.Drop(A)), order(e.Drop(A), section="chips")) == ("bcd", "d")
    assert (order(e.Drop(A, "chips")), order(e.Drop(A, "chips"), section="chips")) == ("abcd", "d")
    assert arrange(e.Pin(B), e.Drop(A), e.Drop(B, "trade")).dropped == {A: 2}


def test_what_is_dropped_is_refused_by_all_others_whatever_the_order() -> None:
    assert refusals(e.Pin(A), e.Drop(A)) == [f"Edit 1, pin: edit 2 drops event {A}"]
    assert refusals(e.Drop(A, "trade"), e.Pin(A)) == [f"Edit 2, pin: edit 1 drops event {A}"]
    assert refusals(e.Drop(A), e.Drop(A), e.Drop(A, "chips")) == [
        f"Edit 2, drop: edit 1 drops event {A}", f"Edit 3, drop: edit 1 drops event {A}",
    ]  # fmt: skip
    assert refusals(e.Drop(A, "trade"), e.Pin(A, "chips")) == []


def test_a_merged_event_is_not_dropped_with_its_part() -> None:
    assert order(e.Drop(B), e.Merge(A, (B,))) == "abcd"
    assert refusals(e.Drop(B), e.Merge(A, (B,))) == [
        f"Edit 1, drop: edit 2 merged event {B} into {A}"
    ]
    assert order(e.Pin(C), e.Merge(B, (C,))) == "bacd"


def test_an_order_moves_up_what_stands_too_late() -> None:
    assert order(e.Reorder((C, A))) == "cabd"
    assert order(e.Reorder((A, C))) == "abcd"
    assert order(e.Reorder((D, B, A), "trade")) == "dbac"
    assert order(e.Reorder((B, D), "trade", first=True)) == "bdac"
    assert order(e.Reorder((C,), first=True)) == "cabd"
    assert order(e.Reorder((D, B)), section="chips") == "da"


def test_later_edits_act_on_what_earlier_ones_left() -> None:
    assert order(e.Pin(C), e.Reorder((B,), first=True)) == "bcad"
    assert order(e.Reorder((B,), first=True), e.Pin(C)) == "cbad"


def test_an_order_goes_without_those_that_are_not_there() -> None:
    gone = "9" * 12
    found = arrange(e.Reorder((C, gone, A)))
    assert found.order["trade"] == (C, A, B, D)
    assert found.outcomes[0].line.endswith(f"in trade; event {gone} is not in this run")
    assert refusals(e.Reorder((gone, A), "trade"), e.Reorder((A, A)), e.Reorder((A, gone))) == [
        f"Edit 1, reorder: event {gone} is not in this run",
        "Edit 2, reorder: it takes two events to have an order",
        f"Edit 3, reorder: event {gone} is not in this run",
    ]


def test_places_that_are_not_there_are_named() -> None:
    assert refusals(e.Pin(A, "space"), e.Drop(B, "chips"), e.Reorder((A, B), "space")) == [
        "Edit 1, pin: section space is not in this brief",
        f"Edit 2, drop: event {B} has nothing to say in chips",
        "Edit 3, reorder: section space is not in this brief",
    ]
