"""Events merged and split, and what the desk says of them."""

from __future__ import annotations

from briefing import edits as e
from briefing.changes import Previous, carry
from briefing.model import Article, Change, Comment, Event, Lineage, Revision, Sentence
from tests.build import article, at
from tests.edits.corpora import event

A = article("a", "Alpha", day="2024-03-01", id="a" * 12)
B = article("b", "Beta", day="2024-03-02", id="b" * 12, ref="folder/b.txt")
C = article("c", "Gamma", day="2024-03-03", id="c" * 12)
ALL = {x.id: x for x in (A, B, C)}
ONE, TWO, THREE = "1" * 12, "2" * 12, "3" * 12


def regroup(events, *edits, articles: dict[str, Article] = ALL, **options) -> e.Regrouped:
    return e.regroup(events, edits, articles, **options)


def members(hand: e.Regrouped) -> dict[str, str]:
    """``{event id: titles' first letters}``."""
    return {v.id: "".join(ALL[key].title[0] for key in v.articles) for v in hand.events}


def lines(hand: e.Regrouped) -> list[str]:
    return [o.line for o in hand.outcomes]


def test_nothing_from_nothing() -> None:
    hand = regroup((), e.Merge(ONE, (TWO,)), articles={})
    assert hand.events == ()
    assert lines(hand) == [f"Edit 1, merge: event {ONE} is not in this run"]


def test_a_merged_event_keeps_the_id_and_headline_of_the_first_named() -> None:
    found = (event(ONE, A), event(TWO, B), event(THREE, C))
    hand = regroup(found, e.Merge(THREE, (ONE,), by="J. Smith"))
    assert members(hand) == {THREE: "AG", TWO: "B"}
    merged = hand.events[0]
    assert (merged.title, merged.start, merged.end) == ("Gamma", at("2024-03-01"), at("2024-03-03"))
    assert lines(hand) == [f"Edit 1 (J. Smith): merged “Alpha” ({ONE}) into “Gamma” ({THREE})"]


def test_what_a_merge_cannot_take_is_named_and_the_rest_is_merged() -> None:
    hand = regroup((event(ONE, A), event(TWO, B)), e.Merge(ONE, (THREE, TWO, ONE)))
    assert members(hand) == {ONE: "AB"}
    assert lines(hand)[0].endswith(f"({ONE}); event {THREE} is not in this run")


def test_merging_what_is_one_already_is_refused() -> None:
    found = (event(ONE, A), event(TWO, B))
    hand = regroup(found, e.Merge(ONE, (TWO,)), e.Merge(TWO, (ONE,)), e.Merge(ONE, (ONE,)))
    assert [o.applied for o in hand.outcomes] == [True, False, False]
    assert "they are one event already" in lines(hand)[2]


def test_a_merged_id_stands_for_the_event_that_took_it_in() -> None:
    found = (event(ONE, A), event(TWO, B), event(THREE, C))
    hand = regroup(
        found, e.Remark(TWO, "before"), e.Merge(ONE, (TWO,)), e.Merge(TWO, (THREE,)),
        e.Remark(THREE, "after", "J. Smith"),
    )  # fmt: skip
    assert members(hand) == {ONE: "ABG"}
    assert hand.comments == {ONE: (Comment("before"), Comment("after", "J. Smith"))}


def test_what_leaves_has_the_id_that_grouping_would_give_it() -> None:
    hand = regroup((event(ONE, A, B, C),), e.Split(ONE, ("folder/b.txt", C.id)))
    new = e.event_id(B.id)
    assert members(hand) == {ONE: "A", new: "BG"}
    assert hand.events[1].title == "Beta"
    assert lines(hand) == [f"Edit 1: split 2 articles from “Alpha” ({ONE}) as “Beta” ({new})"]


def test_the_id_is_that_of_grouping_itself() -> None:
    from briefing.group import group

    (found,) = group([A])
    assert found.id == e.event_id(A.id)


def test_an_event_whose_first_article_leaves_keeps_its_id() -> None:
    own = e.event_id(A.id)
    hand = regroup((event(own, A, B),), e.Split(own, (A.id,)))
    assert members(hand) == {f"{own}-2": "A", own: "B"}
    assert {v.id: v.title for v in hand.events} == {f"{own}-2": "Alpha", own: "Beta"}


def test_a_split_of_everything_or_nothing_is_refused() -> None:
    hand = regroup(
        (event(ONE, A, B),),
        e.Split(ONE, (A.id, B.id)), e.Split(ONE, (C.id,)), e.Split(TWO, (A.id,)),
    )  # fmt: skip
    assert members(hand) == {ONE: "AB"}
    assert [line.partition(": ")[2] for line in lines(hand)] == [
        f"these articles cannot leave “Alpha” ({ONE}): they are all it has",
        f"the article named as no. 1 is not in “Alpha” ({ONE})",
        f"event {TWO} is not in this run",
    ]


def test_copies_and_versions_leave_with_what_they_repeat() -> None:
    lineage = {C.id: Lineage(C.id, "x", copy_of=B.id)}
    hand = regroup((event(ONE, A, B, C),), e.Split(ONE, (B.id,)), lineage=lineage)
    assert members(hand) == {ONE: "A", e.event_id(B.id): "BG"}
    assert "2 articles (1 for being the same report)" in lines(hand)[0]
    lineage = {A.id: Lineage(A.id, "x", replaced_by=B.id)}
    hand = regroup((event(ONE, A, B),), e.Split(ONE, (B.id,)), lineage=lineage)
    assert members(hand) == {ONE: "AB"}
    assert "the others repeat or replace them" in lines(hand)[0]


def test_a_ref_that_two_articles_bear_is_refused() -> None:
    twins = {x.id: x for x in (A, article("t", "Twin", ref=B.ref), B)}
    hand = regroup((event(ONE, *twins.values()),), e.Split(ONE, (B.ref,)), articles=twins)
    assert not hand.outcomes[0].applied and "name it by its id" in lines(hand)[0]


def test_what_is_merged_again_with_what_left_is_as_before() -> None:
    found = (event(ONE, A, B),)
    hand = regroup(found, e.Split(ONE, (B.id,)), e.Merge(ONE, (e.event_id(B.id),)))
    assert hand.events == found


def test_a_split_gives_a_merged_id_back() -> None:
    own = e.event_id(B.id)
    found = (event(ONE, A), event(own, B))
    hand = regroup(found, e.Remark(own, "x"), e.Merge(ONE, (own,)), e.Split(ONE, (B.id,)))
    assert hand.events == found
    assert (hand.comments, hand.merged) == ({own: (Comment("x"),)}, {})


def test_the_last_title_holds() -> None:
    hand = regroup((event(ONE, A),), e.Retitle(ONE, "First"), e.Retitle(ONE, "Second"))
    assert hand.headings == {ONE: "Second"}
    assert hand.events[0].title == "Alpha"
    assert lines(hand) == [
        "Edit 1, retitle: edit 2 gives it another title",
        f"Edit 2: titled “Alpha” ({ONE}) as “Second”",
    ]


def test_a_title_does_not_pass_to_the_event_that_took_its_event_in() -> None:
    hand = regroup((event(ONE, A), event(TWO, B)), e.Retitle(TWO, "Old"), e.Merge(ONE, (TWO,)))
    assert hand.headings == {}
    assert lines(hand)[0].endswith(f"event {TWO} was merged into {ONE} by edit 2")


def test_a_sentence_is_left_out_wherever_it_is_cut_now() -> None:
    hand = regroup((event(ONE, A),), e.Omit(A.id, 0, 1), e.Omit(A.id, 0, 2), e.Omit(B.id, 0, 1))
    assert [o.applied for o in hand.outcomes] == [True, False, False]
    assert hand.omits(Sentence(A.id, 1, 0, 0, 1, "a"))
    assert not hand.omits(Sentence(A.id, 1, 0, 1, 2, "b"))
    assert not hand.omits(Sentence(B.id, 1, 0, 0, 1, "b"))


def test_what_holds_an_omitted_sentence_is_not_kept() -> None:
    a, b = Sentence(A.id, 1, 0, 0, 1, "a"), Sentence(B.id, 1, 0, 0, 1, "b")
    items = (Revision(a, None), Revision(b, None), Revision(None, a))
    found = (event(ONE, A, B),)
    assert regroup(found, e.Omit(A.id, 0, 1)).keep(items) == (Revision(b, None),)
    assert regroup(found).keep(items) == items


def test_changes_follow_the_articles() -> None:
    before = (event(ONE, A), event(TWO, B), event(THREE, C))
    course = (Change(ONE, "unchanged"), Change(TWO, "new"), Change(THREE, "corrected"))
    known = frozenset({A.id})

    def status(*edits) -> dict[str, str]:
        after = regroup(before, *edits).events
        return {c.event: c.status for c in e.follow(course, before, after, known=known)}

    assert e.follow(course, before, before, known=known) == course
    assert e.follow((), before, before, known=frozenset())[0].status == "new"
    assert status(e.Merge(ONE, (TWO,))) == {ONE: "developed", THREE: "corrected"}
    assert status(e.Merge(ONE, (THREE,))) == {ONE: "corrected", TWO: "new"}
    merged = regroup(before, e.Merge(TWO, (THREE,))).events
    assert e.follow(course, before, merged, known=frozenset(ALL))[1] == Change(TWO, "unchanged")
    whole = (event(ONE, A, B),)
    parts = regroup(whole, e.Split(ONE, (B.id,))).events
    course = e.follow((Change(ONE, "developed", (THREE,)),), whole, parts, known=known)
    assert course == (Change(ONE, "unchanged", (THREE,)), Change(e.event_id(B.id), "new"))


def test_long_lists_are_counted(many: int = 9) -> None:
    parts = [article(f"text {n}", f"Part {n}", day="2024-03-01") for n in range(many)]
    found = [event(f"{n}" * 12, part) for n, part in enumerate(parts)]
    hand = regroup(
        found, e.Merge(found[0].id, tuple(v.id for v in found[1:])),
        articles={p.id: p for p in parts},
    )  # fmt: skip
    assert "and 3 more into" in lines(hand)[0]


def test_events_that_no_edit_touches_are_the_very_same() -> None:
    found: tuple[Event, ...] = (event(TWO, B), event(ONE, A))
    assert regroup(found, e.Remark(ONE, "x")).events == found


def test_the_next_run_does_the_same_if_memory_is_from_before_the_edits() -> None:
    raw = (event(e.event_id(A.id), A), event(e.event_id(B.id), B, C))
    merge = e.Merge(raw[0].id, (raw[1].id,))
    split = e.Split(raw[0].id, (C.id,))
    first = regroup(raw, merge, split)
    carried, course, quiet = carry(raw, Previous(at("2024-03-04"), raw))
    again = regroup(carried, merge, split)
    assert (again.events, again.outcomes, quiet) == (first.events, first.outcomes, ())
    followed = e.follow(course, carried, again.events, known=frozenset(ALL))
    assert {c.status for c in followed} == {"unchanged"}
    remembered, _, _ = carry(raw, Previous(at("2024-03-04"), regroup(raw, merge).events))
    assert not regroup(remembered, merge).outcomes[0].applied  # which is why
