"""The shipped profiles: what a Europe–China desk would file, and where.

``desk.tsv`` holds passages written for this test, an issue and a text a line. They go through the
labelling guide point by point, often in oblique words, so that no profile does well by a few
frequent terms; the lines of ``none`` are look-alikes and the desk's other news.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.issues import (
    SHIPPED,
    Matcher,
    load_profiles,
    passages,
    score_examples,
    score_profiles,
)
from briefing.model import Article
from briefing.sentences import split

DESK = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("desk.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_profiles([SHIPPED]))


@pytest.mark.parametrize("text", [text for issue, text in DESK if issue == "none"])
def test_filed_nowhere(matcher: Matcher, text: str) -> None:
    assert matcher.match(text) == ()


def test_filed_under_its_issue(matcher: Matcher) -> None:
    for profile in matcher.profiles:
        texts = [text for issue, text in DESK if issue == profile.id]
        missed = [t for t in texts if profile.id not in {m.issue for m in matcher.match(t)}]
        assert len(texts) >= 25
        assert len(missed) <= 0.2 * len(texts), missed


def test_each_profile_holds_to_its_own_examples() -> None:
    profiles = load_profiles([SHIPPED])
    assert all(p.examples and p.counterexamples for p in profiles)
    assert score_examples(profiles).micro_f1 == 1.0


def test_labelled_passages(gold: Path) -> None:
    from bench.issues import labelled

    scores = score_profiles(load_profiles([SHIPPED]), labelled(gold))
    assert scores.micro_f1 >= 0.95
    assert min(score.f1 for score in scores.issues) >= 0.90


def test_wire_texts(seeds: Path, matcher: Matcher) -> None:
    found: dict[str, list[str]] = {}
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        article = Article(id=path.stem, ref=path.name, path=path.name, text=text)
        for passage in passages(split(article), matcher):
            for issue in [match.issue for match in passage.matches] or ["none"]:
                found.setdefault(issue, []).append(passage.sentence.text)
    told = {issue: " ".join(sentences) for issue, sentences in found.items()}
    for said in ("trade deficit", "market access", "overcapacity"):
        assert said in told["trade_balance"]
    for said in ("circumvent sanctions", "dual-use"):
        assert said in told["ukraine_sanctions"]
    for said in ("chipmaking machinery", "Japan"):
        assert said in told["tech_export_controls"]
    assert "Belt and Road Initiative" in told["belt_and_road"]
    for said in ("shot down a Chinese balloon", "partners, not rivals"):
        assert said in told["none"]
