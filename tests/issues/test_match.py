"""Matching: scores, reasons, context, exclusions, and bounded work."""

from __future__ import annotations

import time

from briefing.issues import Matcher, passages
from briefing.model import Match
from tests.build import document
from tests.issues.build import profile, terms


def test_grounds_add_up_as_independent_ones() -> None:
    matcher = Matcher([profile('[terms]\n"ore" = 0.5\n"mine" = 0.4\n"pit" = 0.4')])
    assert matcher.match("Ore.")[0].score == 0.5
    assert matcher.match("Ore from a mine.")[0].score == 0.7
    assert matcher.match("A mine and a pit.")[0].score == 0.64
    assert matcher.match("A mine.") == ()
    assert matcher.match("") == ()


def test_the_same_ground_twice_counts_once() -> None:
    matcher = Matcher([profile(terms("mine", weight=0.4))])
    assert matcher.match("A mine, a mine, a mine.") == ()


def test_the_threshold_is_the_profiles_own() -> None:
    assert Matcher([profile("threshold = 0.4\n" + terms("mine", weight=0.4))]).match("A mine.")


def test_reasons_are_verbatim_strongest_first_and_not_repeated() -> None:
    body = '[terms]\n"mine" = 0.3\n"ore AND mine" = 0.6\n"EXPORT curb" = 0.9'
    (match,) = Matcher([profile(body)]).match("EXPORT-curbs: Mines without ore")
    assert match.because == ("EXPORT-curbs", "ore", "Mines")


def test_context_counts_only_with_a_term() -> None:
    matcher = Matcher([profile('[terms]\n"port" = 0.3\n[context]\n"Piraeus" = 0.6')])
    assert matcher.match("Piraeus won.") == ()
    assert matcher.match("A port.") == ()
    assert matcher.match("The port of Piraeus.") == (Match("mine", 0.72, ("Piraeus", "port")),)


def test_words_that_an_exclusion_covers_count_for_nothing() -> None:
    matcher = Matcher([profile('exclusions = ["trade union"]\n' + terms("trade"))])
    assert matcher.match("A trade union met.") == ()
    assert matcher.match("The trade union spoke of trade.")


def test_an_exclusion_at_a_distance_covers_all_its_places() -> None:
    body = 'exclusions = ["sanction AND league"]\n' + terms("sanction")
    assert Matcher([profile(body)]).match("Sanctions, sanctions: the league sanctions.") == ()


def test_an_exclusion_of_one_profile_leaves_the_others_alone() -> None:
    first = profile('exclusions = ["trade union"]\n' + terms("trade"), id="first")
    second = profile(terms("trade"), id="second")
    assert [m.issue for m in Matcher([first, second]).match("A trade union.")] == ["second"]


def test_strongest_issue_first_and_a_tie_in_the_profiles_order() -> None:
    made = [profile(terms("ore", weight=w), id=i) for i, w in (("b", 0.5), ("a", 0.5), ("c", 0.9))]
    assert [m.issue for m in Matcher(made).match("Ore.")] == ["c", "b", "a"]


def test_no_profiles_match_nothing() -> None:
    assert Matcher([]).match("China") == ()


def test_many_texts_give_what_each_gives() -> None:
    matcher = Matcher([profile(terms("ore"))])
    texts = ["Ore.", "", "Ore.", "Tin."]
    assert list(matcher.match_all(texts)) == [matcher.match(text) for text in texts]


def test_every_sentence_becomes_a_passage_judged_alone() -> None:
    sentences = document("They sold the ore. The weather was fine. Ore it was.").sentences
    found = passages(sentences, Matcher([profile(terms("ore"))]))
    assert tuple(p.sentence for p in found) == sentences
    assert [bool(p.matches) for p in found] == [True, False, True]


def test_an_explanation_tells_what_was_found_and_what_it_weighs() -> None:
    body = (
        'exclusions = ["iron ore"]\nwatch = ["export ban"]\nactors = ["Rio Tinto"]\n'
        '[terms]\n"ore" = 0.3\n"mine" = 0.2\n[context]\n"China" = 0.1'
    )
    (told,) = Matcher([profile(body)]).explain(
        "Rio Tinto sells iron ore and other ore of its mine to China in spite of an export ban."
    )
    assert (told.issue, told.score, told.threshold, told.touched) == ("mine", 0.496, 0.5, False)
    assert [(e.kind, e.weight, e.words) for e in told.evidence] == [
        ("exclusion", 0.0, ("iron ore",)),
        ("term", 0.3, ("ore",)),
        ("term", 0.2, ("mine",)),
        ("context", 0.1, ("China",)),
        ("watch", 0.0, ("export ban",)),
        ("actor", 0.0, ("Rio Tinto",)),
    ]


def test_work_is_bounded_on_any_text() -> None:
    body = (
        'exclusions = ["ore NEAR/50 tin"]\n[terms]\n"ore NEAR/50 mine" = 0.6\n'
        '"ore ore ore ore" = 0.2\n"tin AND mine" = 0.5'
    )
    matcher = Matcher([profile(body)])
    took = []
    for size in (2_000, 20_000):
        began = time.process_time()
        matcher.match("ore tin " * size)
        matcher.match("ore " * size)
        matcher.match("ore\n" * size + "mine")
        took.append(time.process_time() - began)
    assert took[1] < 40 * took[0], "ten times the text must not take a hundred times as long"


def test_watch_terms_are_pointed_out_and_bear_on_no_score() -> None:
    matcher = Matcher([profile('watch = ["export licence"]\n' + terms("mine", weight=0.4))])
    text = "Export licences for the mine."
    assert [words for _, _, words in matcher.watched(text)] == ["Export licences"]
    assert matcher.match(text) == () and list(matcher.watched("A mine.")) == []
