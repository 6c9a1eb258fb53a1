"""Draft or final, and the line of every edit."""

from __future__ import annotations

from briefing import edits as e
from briefing.model import Desk
from tests.build import article, at
from tests.edits.corpora import event

A, B = article("a", "Alpha"), article("b", "Beta")
ONE, TWO = "1" * 12, "2" * 12
READ = e.signature([B.id, A.id])


def final(covers: str = READ, by: str = "J. Smith") -> e.Final:
    return e.Final(by, at("2024-05-01T10:30"), covers)


def desk(*edits: e.Edit, told=(ONE, TWO)) -> Desk:
    hand = e.regroup((event(ONE, A), event(TWO, B)), edits, {A.id: A, B.id: B})
    places = e.arrange({"trade": (ONE, TWO)}, {ONE: "trade", TWO: "trade"}, hand)
    return e.desk(hand, places, told=told)


def test_without_edits_it_is_a_draft() -> None:
    assert desk() == Desk()


def test_final_has_a_name_and_a_time() -> None:
    found = desk(e.Pin(ONE), final())
    assert (found.status, found.by, found.at) == ("final", "J. Smith", at("2024-05-01T10:30"))
    assert found.applied == (
        f"Edit 1: pinned “Alpha” ({ONE}) in trade",
        "Edit 2 (J. Smith): declared the brief final",
    )
    assert desk(final("")).status == "final"


def test_an_edit_behind_it_makes_it_a_draft_again() -> None:
    found = desk(final(), e.Pin(ONE))
    assert (found.status, found.by, found.at) == ("draft", "", None)
    assert found.refused == (
        "Edit 1 (J. Smith), final: edit 2 came after it; declare the brief final again",
    )
    assert desk(final(), e.Draft()).status == "draft"
    assert desk(e.Draft(), final()).status == "final"


def test_other_articles_make_it_a_draft_again_but_other_groups_do_not() -> None:
    found = desk(final(e.signature([A.id])))
    assert found.status == "draft" and "other articles were read" in found.refused[0]
    assert desk(e.Merge(ONE, (TWO,)), final()).status == "final"


def test_of_two_declarations_the_last_that_holds_counts() -> None:
    found = desk(final(by="A"), final(by="B"), final("0" * 12, by="C"))
    assert (found.status, found.by) == ("final", "B")
    assert [line[:10] for line in found.refused] == ["Edit 1 (A)", "Edit 3 (C)"]


def test_words_on_what_is_not_told_are_not_lost_silently() -> None:
    found = desk(e.Remark(TWO, "x"), e.Retitle(ONE, "y"), told=(ONE,))
    assert len(found.applied) == 1
    assert found.refused == (
        f"Edit 1, comment: there was no room for event {TWO}; pin it to be sure that there is",
    )
    found = desk(e.Remark(TWO, "x"), e.Drop(TWO), told=(ONE,))
    assert found.refused == (f"Edit 1, comment: edit 2 drops event {TWO}",)


def test_a_refusal_repeats_no_words_that_someone_may_not_see() -> None:
    gone = "9" * 12
    found = desk(
        e.Remark(gone, "secret"), e.Retitle(gone, "secret"), e.Split(ONE, ("secret/source.txt",))
    )
    assert len(found.refused) == 3 and "secret" not in " ".join(found.refused)
