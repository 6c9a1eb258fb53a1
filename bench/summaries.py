"""Multi-document summaries: ROUGE beside sumy's rankers and other programs, and the time taken.

Context safety is on throughout, as it is in every brief.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench import Measure
from bench._clusters import Cluster, load, rouge, sumy
from briefing.model import Document
from briefing.select import select

_TOPLINE = "ID10"
"""Made with the help of the references: no ordinary system (MultiLing 2011, Giannakopoulos et
al. 2011)."""


def measure(gold: Path) -> Iterator[Measure]:
    """Recall on duc2003 at 100 words beside sumy; F1 on multiling2011 at 250 beside its systems."""
    yield from _duc(load(gold / "summaries" / "duc2003.jsonl.gz"))
    yield from _multiling(load(gold / "summaries" / "multiling2011.jsonl.gz"))


def _ours(documents: Sequence[Document], budget: int) -> str:
    return " ".join(claim.sentence.text for claim in select(documents, words=budget))


def _duc(clusters: list[Cluster]) -> Iterator[Measure]:
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    found, seconds = {}, {}
    for name, summarise in (
        ("ours", _ours),
        ("lexrank", sumy(LexRankSummarizer)),
        ("textrank", sumy(TextRankSummarizer)),
    ):
        summaries, seconds[name] = _timed(clusters, summarise, 100)
        found[name] = rouge(clusters, summaries)
        if name == "ours":
            longest = max(len(s.split()) for s in summaries)
    for name, scores in found.items():
        where = f"summaries.duc2003.{name}"
        yield Measure(f"{where}.rouge1_recall", scores.recall1)
        yield Measure(f"{where}.rouge2_recall", scores.recall2)
        yield Measure(f"{where}.seconds", seconds[name], "60 clusters, ready split", True)
    yield Measure("summaries.duc2003.longest", longest, "words", True)
    ours = found.pop("ours")
    yield Measure(
        "summaries.duc2003.rouge2_gain",
        ours.recall2 / max(s.recall2 for s in found.values()),
        "times the better of sumy's LexRank and TextRank",
    )
    yield Measure(
        "summaries.duc2003.rouge1_gain", ours.recall1 / max(s.recall1 for s in found.values())
    )
    yield Measure(
        "summaries.duc2003.speed_gain", seconds["lexrank"] / seconds["ours"], "times sumy's LexRank"
    )


def _multiling(clusters: list[Cluster]) -> Iterator[Measure]:
    summaries, _ = _timed(clusters, _ours, 250)
    ours = rouge(clusters, summaries)
    others = {
        name: rouge(clusters, [c.systems[name] for c in clusters])
        for name in sorted(clusters[0].systems)
    }
    ordinary = {name: scores for name, scores in others.items() if name != _TOPLINE}
    yield Measure("summaries.multiling2011.ours.rouge2_f1", ours.f2)
    yield Measure("summaries.multiling2011.ours.rouge2_recall", ours.recall2)
    for kind, pick in (("f1", lambda s: s.f2), ("recall", lambda s: s.recall2)):
        best = max(ordinary, key=lambda name: pick(ordinary[name]))
        yield Measure(
            f"summaries.multiling2011.rouge2_{kind}_gain",
            pick(ours) / pick(ordinary[best]),
            f"times the best ordinary system, {best} at {pick(ordinary[best]):.2f}; "
            f"topline {pick(others[_TOPLINE]):.2f}",
        )


def _timed(
    clusters: Sequence[Cluster], summarise: Callable[[Sequence[Document], int], str], budget: int
) -> tuple[list[str], float]:
    began = time.perf_counter()
    made = [summarise(cluster.documents, budget) for cluster in clusters]
    return made, time.perf_counter() - began
