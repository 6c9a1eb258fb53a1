"""What gives way where pages are limited."""

from __future__ import annotations

from dataclasses import replace

from briefing.render.trim import cuts, trimmed
from tests.render import sample


def shape(brief) -> list[list[int]]:
    """Claims of each entry of each section."""
    return [[len(e.claims) for e in s.entries] for s in brief.sections]


def test_no_cut_changes_nothing() -> None:
    assert trimmed(sample.brief(), 0) == sample.brief()


def test_last_events_of_the_fullest_sections_go_first_then_words() -> None:
    brief = sample.brief()
    assert shape(brief) == [[5, 3, 2], [4, 1], [4, 2, 1], [4, 1], [], [1, 2, 1]]
    assert shape(trimmed(brief, 1)) == [[5, 3, 2], [4, 1], [4, 2, 1], [4, 1], [], [1, 2]]
    assert shape(trimmed(brief, 3)) == [[5, 3], [4, 1], [4, 2], [4, 1], [], [1, 2]]
    assert shape(trimmed(brief, 8)) == [[5], [4], [4], [4], [], [1]]
    assert shape(trimmed(brief, cuts(brief))) == [[1], [1], [1], [1], [], [1]]


def test_each_cut_takes_one_thing_and_lost_events_are_counted() -> None:
    brief = sample.brief()
    sizes = [sum(map(sum, shape(trimmed(brief, n)))) for n in range(cuts(brief) + 1)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == len(sizes)
    assert [s.further for s in trimmed(brief, 8).sections] == [2, 1, 2, 1, 0, 2]


def test_what_nothing_tells_of_any_more_goes_too_and_numbers_stay() -> None:
    brief = sample.brief()
    short = trimmed(brief, cuts(brief))
    told = {e.event for s in short.sections for e in s.entries}
    assert {n.event.id for n in short.events} == told
    numbers = {r.article.id: r.number for r in brief.references}
    assert all(numbers[r.article.id] == r.number for r in short.references)
    cited = {s.bottom_line.sentence.article for s in short.sections if s.bottom_line}
    assert cited <= {r.article.id for r in short.references} != set(numbers)
    assert all(set(e.also_in) <= told for s in short.sections for e in s.entries)


def test_nothing_to_cut() -> None:
    brief = replace(sample.brief(), sections=())
    assert cuts(brief) == 0 and trimmed(brief, 5).events == ()
