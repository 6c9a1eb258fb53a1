"""How well profiles do on passages that the desk has labelled itself, so that it can tune them.

Knows nothing of where the labelled lines come from or how the figures are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.issues.match import Matcher
from briefing.issues.profile import Profile


@dataclass(frozen=True, slots=True)
class IssueScore:
    """One issue's figures; with nothing found, or nothing to find, precision or recall is 1."""

    issue: str
    hits: int
    misses: tuple[str, ...]
    """Passages labelled with the issue that the profile did not find."""
    false_alarms: tuple[str, ...]
    """Passages that the profile took and the label did not."""

    @property
    def precision(self) -> float:
        return _share(self.hits, len(self.false_alarms))

    @property
    def recall(self) -> float:
        return _share(self.hits, len(self.misses))

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, len(self.misses) + len(self.false_alarms))


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of each issue, in the profiles' order, and all decisions counted as one."""

    passages: int
    issues: tuple[IssueScore, ...]

    @property
    def micro_f1(self) -> float:
        """F1 over all (passage, issue) pairs."""
        wrong = sum(len(s.misses) + len(s.false_alarms) for s in self.issues)
        return _share(2 * sum(s.hits for s in self.issues), wrong)


def score_profiles(
    profiles: Sequence[Profile], labelled: Iterable[tuple[str, frozenset[str]]]
) -> Scores:
    """Score profiles on (passage, ids of the issues it touches) pairs.

    Labels that name no profile are ignored: a desk may label more than it has profiles for.
    """
    matcher = Matcher(profiles)
    rows = [(text, labels, {m.issue for m in matcher.match(text)}) for text, labels in labelled]
    return Scores(
        len(rows),
        tuple(
            IssueScore(
                profile.id,
                hits=sum(profile.id in labels and profile.id in found for _, labels, found in rows),
                misses=tuple(t for t, labels, found in rows if profile.id in labels - found),
                false_alarms=tuple(t for t, labels, found in rows if profile.id in found - labels),
            )
            for profile in matcher.profiles
        ),
    )


def score_examples(profiles: Sequence[Profile]) -> Scores:
    """Score each profile on its own examples and counterexamples; a good one has F1 of 1."""
    scores = [
        score_profiles(
            [profile],
            [(text, frozenset({profile.id})) for text in profile.examples]
            + [(text, frozenset()) for text in profile.counterexamples],
        )
        for profile in profiles
    ]
    return Scores(sum(s.passages for s in scores), tuple(i for s in scores for i in s.issues))


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0
