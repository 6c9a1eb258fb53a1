"""Scores of profiles on a desk's own labelled passages."""

from __future__ import annotations

from briefing.issues import score_examples, score_profiles
from tests.issues.build import profile, terms

ORE = profile(terms("ore"), id="ore")
TIN = profile(terms("tin"), id="tin")


def label(text: str, *issues: str) -> tuple[str, frozenset[str]]:
    return text, frozenset(issues)


def test_hits_misses_and_false_alarms() -> None:
    scores = score_profiles(
        [ORE, TIN],
        [
            label("Ore.", "ore"),
            label("Ore and tin.", "ore"),
            label("Rock.", "ore", "unknown"),
            label("Sand."),
        ],
    )
    ore, tin = scores.issues
    assert scores.passages == 4
    assert (ore.issue, ore.hits, ore.misses, ore.false_alarms) == ("ore", 2, ("Rock.",), ())
    assert (ore.precision, ore.recall, ore.f1) == (1.0, 2 / 3, 0.8)
    assert (tin.hits, tin.misses, tin.false_alarms) == (0, (), ("Ore and tin.",))
    assert (tin.precision, tin.recall, tin.f1) == (0.0, 1.0, 0.0)
    assert scores.micro_f1 == 4 / 6


def test_nothing_to_score() -> None:
    scores = score_profiles([ORE], [])
    assert (scores.passages, scores.micro_f1, scores.issues[0].f1) == (0, 1.0, 1.0)


def test_a_profile_is_scored_on_its_own_examples() -> None:
    made = profile('examples = ["Ore.", "Rock."]\ncounterexamples = ["No ore."]\n' + terms("ore"))
    (score,) = score_examples([made]).issues
    assert (score.hits, score.misses, score.false_alarms) == (1, ("Rock.",), ("No ore.",))
