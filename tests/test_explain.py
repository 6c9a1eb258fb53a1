from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefing.cli import app
from briefing.errors import UsageError
from briefing.group import Grouping, events, find, reasons, resemble, ties
from briefing.group.reasons import MEMBERS, NEAREST, WORDS
from briefing.model import LedgerLine, Lineage
from tests.build import article, at
from tests.test_group import BUDGET, FERRY, FERRY_TOO, A, B, C

SUBSIDY = article(
    BUDGET.replace("pensions", "schools") + " The opposition wants a ferry subsidy.",
    "Budget battle over schools",
    id="subsidy",
    day="2024-03-15",
)
"""Joins the budget, and comes near the ferry."""


def explained(key: str, *articles, lineage=None):
    """The reasons of the event that holds an article."""
    alike = resemble(articles, lineage=lineage)
    found = events(alike)
    return reasons(next(e for e in found if key in e.articles), found, alike)


def texts(words) -> set[str]:
    return {word.text for word in words}


def test_an_event_says_what_its_articles_share() -> None:
    why = explained(A.id, A, B, C)
    assert {"ferry", "captain", "passengers"} <= texts(why.shared)
    assert "budget" not in texts(why.shared)
    assert why.days == 1.0
    assert [m.article for m in why.members] == [A.id, B.id]
    nearest = why.members[0].nearest
    assert nearest.other == B.id and nearest.days == 1.0 and 0 < nearest.fading < 1
    assert "ferry" in texts(nearest.words)


def test_the_likeness_told_is_that_of_the_graph_which_was_cut() -> None:
    alike = resemble([A, B, C])
    tie = explained(A.id, A, B, C).members[0].nearest
    rows = [a.id for a in alike.speakers]
    assert tie.likeness == round(alike.graph[rows.index(A.id), rows.index(B.id)], 3)
    assert tie.likeness >= Grouping().bar


def test_what_nearly_joined_is_below_the_bar_and_says_what_keeps_it_apart() -> None:
    why = explained(C.id, A, B, C, SUBSIDY)
    (near,) = why.near
    assert 0 < near.score < why.bar
    assert near.closest.article in {C.id, SUBSIDY.id} and near.closest.other in {A.id, B.id}
    assert "budget" in texts(near.ours) and "captain" in texts(near.theirs)
    assert not texts(near.ours) & texts(near.theirs)


def test_two_events_would_join_exactly_from_the_score_that_is_told() -> None:
    (near,) = explained(C.id, A, B, C, SUBSIDY).near
    alike = resemble([A, B, C, SUBSIDY])
    assert len(events(alike, settings=Grouping(bar=near.score - 0.001))) == 1
    assert len(events(alike, settings=Grouping(bar=near.score + 0.001))) == 2


def test_a_lone_article_says_what_it_is_about() -> None:
    why = explained(C.id, A, B, C)
    assert [m.nearest for m in why.members] == [None]
    assert why.days is None
    assert "budget" in texts(why.shared)


def test_the_ties_of_an_article_within_and_beyond_its_event() -> None:
    alike = resemble([A, B, C, SUBSIDY])
    found = ties(SUBSIDY.id, events(alike), alike)
    assert [t.other for t in found.inside] == [C.id]
    assert sorted(t.other for t in found.outside) == sorted([A.id, B.id])
    assert all("ferry" in texts(t.words) and t.fading < 0.5 for t in found.outside)
    assert {t.days for t in found.outside} == {9.0, 10.0}
    assert found.inside[0].likeness > found.outside[0].likeness


def test_a_copy_is_spoken_for() -> None:
    copy = replace(A, id="copy", source="Z")
    lines = {"copy": Lineage("copy", "A", copy_of=A.id)}
    why = explained("copy", A, B, C, copy, lineage=lines)
    (member,) = [m for m in why.members if m.article == "copy"]
    assert member.speaker == A.id and member.nearest is None
    alike = resemble([A, B, C, copy], lineage=lines)
    assert ties("copy", events(alike), alike) == ties(A.id, events(alike), alike)


def test_headlines_alone_and_undated() -> None:
    titles = ("Ferry sinks off northern island", "Ferry sinks off island, dozens saved")
    bare = [article("", title, source=title[:7] + str(n)) for n, title in enumerate(titles)]
    why = explained(bare[0].id, *bare)
    tie = why.members[0].nearest
    assert {"ferry", "sinks"} <= {w.text.lower() for w in tie.words}
    assert tie.days is None and tie.filled and why.days is None


@pytest.mark.parametrize("text", ["", "… — !", "the of and"])
def test_texts_without_telling_words(text: str) -> None:
    why = explained("empty", article(text, "", id="empty"), A)
    assert why.shared == () and why.near == ()


def test_names_keep_their_capitals_and_stay_together() -> None:
    text = "Talks with Ursula von der Leyen began. The talks ended as Ursula von der Leyen left."
    one = article(text, "Leaders meet", day="2024-03-05", source="A")
    shared = explained(one.id, one).shared
    kinds = {w.text: w.kind for w in shared}
    assert kinds["Ursula von der Leyen"] == "name"
    assert kinds["talks"] == "word"
    assert not {"von", "Leyen", "Ursula"} & set(kinds)


def test_what_is_told_is_bounded() -> None:
    words = FERRY.split()
    many = [
        article(" ".join(words[n % 7 :]), f"Ferry sinks {n}", day="2024-03-05", source=str(n))
        for n in range(80)
    ]
    why = explained(many[0].id, *many)
    assert len(why.event.articles) == 80 and len(why.members) == MEMBERS
    assert len(why.near) <= NEAREST and len(why.shared) <= 3 * WORDS


def test_the_same_whatever_the_order() -> None:
    assert explained(A.id, A, B, C, SUBSIDY) == explained(A.id, SUBSIDY, C, B, A)


ASIDE = (LedgerLine("old.txt", "An old ferry", "A", "out of period", "published 2020-01-01"),)


@pytest.mark.parametrize("name", [A.id, A.id[:6], A.ref, f"./{A.path}", "sinks off northern"])
def test_an_article_is_found_by_id_path_or_title(name: str) -> None:
    assert find(name, events(resemble([A, B, C])), [A, B, C], ASIDE) == A


def test_an_event_is_found_by_its_id_or_the_beginning_of_it() -> None:
    found = events(resemble([A, B, C]))
    assert find(found[0].id, found, [A, B, C]) == find(found[0].id[:5], found, [A, B, C])


def test_what_was_set_aside_is_found_too() -> None:
    assert find("old.txt", (), [A], ASIDE) == ASIDE[0]


def test_a_whole_title_goes_before_part_of_another() -> None:
    other = replace(C, id="other", title="Budget passed by three votes, again")
    assert find(C.title, (), [C, other]) == C


@pytest.mark.parametrize("name", ["ferry", "t"])
def test_a_name_that_fits_several_lists_them(name: str) -> None:
    with pytest.raises(UsageError, match="more than one") as error:
        find(name, (), [A, B, C], ASIDE)
    assert A.ref in str(error.value)


@pytest.mark.parametrize("name", ["", "  ", "Fery sinks off nothern island", "0" * 12])
def test_an_unknown_name_is_an_error(name: str) -> None:
    with pytest.raises(UsageError) as error:
        find(name, (), [A, B, C])
    assert ("Did you mean" in str(error.value)) == name.startswith("Fery")


@pytest.fixture
def folder(tmp_path):
    """Two reports of one event, one of another, an old one, and a file that cannot be read."""
    for name, day, title, text in (
        ("ferry", "2024-03-05", A.title, FERRY),
        ("ferry-too", "2024-03-06", B.title, FERRY_TOO),
        ("budget", "2024-03-05", C.title, BUDGET),
        ("ancient", "2020-01-01", "Long ago", BUDGET + " That was long ago."),
    ):
        record = {"id": name, "title": title, "date": day, "text": text, "source": name}
        (tmp_path / f"{name}.json").write_text(json.dumps(record))
    (tmp_path / "broken.json").write_text("{")
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    from typer.testing import CliRunner

    from briefing.cli import explain  # noqa: F401  (registers the command)

    options = ("--since", "2024-01-01", "--now", "2024-03-10")
    done = CliRunner().invoke(app, ["explain", *map(str, arguments), *options])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout


def test_the_command_explains_an_article_and_its_event(folder) -> None:
    status, told = run("ferry-too", folder)
    assert status == 0
    assert "Its strongest ties within its event" in told and "What nearly joined" in told


def test_the_command_explains_a_lone_article(folder) -> None:
    assert "No other report is in its event" in run("budget", folder)[1]


def test_the_command_names_fate_and_reason_of_what_was_not_used(folder) -> None:
    assert "published 2020-01-01" in run("ancient", folder)[1]
    assert "not valid JSON" in run("broken", folder)[1]


def test_the_record_is_one_line_and_names_every_id_in_it(folder) -> None:
    _, printed = run("ferry", folder, "--json")
    (line,) = printed.splitlines()
    record = json.loads(line)
    assert record["fate"]["fate"] == "read"
    event = record["event"]["event"]
    assert event["id"] in record["events"]
    assert {m["article"] for m in record["event"]["members"]} <= record["articles"].keys()
    assert run(event["id"], folder)[1].startswith(f"Event {event['id']}")


def test_a_folder_in_the_place_of_the_subject_is_refused(folder) -> None:
    with pytest.raises(UsageError, match="folder"):
        run(folder)


def test_with_a_brief_its_ids_are_gone_by(folder) -> None:
    from briefing import changes, stages
    from briefing.gathering import end_of, gather

    corpus = gather([folder], now=end_of(at("2024-03-10").date()))
    found, _ = stages.events(corpus)
    first = replace(found[-1], id="0123456789ab")
    previous = changes.Previous(at("2024-03-10"), (first, *found[:-1]))
    told = stages.explain(corpus, "012345", previous=previous)
    assert told.reasons.event.articles == first.articles
    gone = replace(first, id="feedfeedfeed", articles=("not here",))
    previous = changes.Previous(at("2024-03-10"), (*found, gone))
    with pytest.raises(UsageError, match="none of its articles"):
        stages.explain(corpus, "feedfeedfeed", previous=previous)
