"""Labelled clusters for multi-document summarisation, sumy's rankers as a user would call them,
and ROUGE as the mean over references.

ROUGE is Google's ``rouge-score`` with Porter stemming, recall and F1 averaged over a cluster's
references (as Hong et al. 2014 do for DUC), then over clusters.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

from briefing import dating, sentences
from briefing.model import Article, Document, Published


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents about one topic, and what people wrote of them."""

    name: str
    documents: tuple[Document, ...]
    references: tuple[str, ...]
    systems: dict[str, str]
    """Summaries by other programs, by name."""


def load(path: Path) -> list[Cluster]:
    """The clusters of a ``.jsonl.gz`` file, split into sentences as the program does it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_cluster(json.loads(line)) for line in lines]


def _cluster(record: dict) -> Cluster:
    articles, _ = dating.settle(
        [_article(d) for d in record["docs"]], now=datetime(2012, 1, 1, tzinfo=UTC)
    )
    documents = tuple(Document(a, sentences.split(a), a.id) for a in articles)
    return Cluster(
        record["cluster_id"], documents, tuple(record["references"]), record.get("systems") or {}
    )


def _article(record: dict) -> Article:
    key = record["id"]
    try:
        at = datetime.fromisoformat(record["date"][:10]).replace(tzinfo=UTC)
    except (TypeError, ValueError):  # a few records have none, or 1999-00-00
        at = None
    published = Published(at, "metadata", "day") if at else Published()
    title = record.get("title") or ""
    return Article(key, key, key, record["text"], title, bool(title), published=published)


@dataclass(frozen=True, slots=True)
class Rouge:
    """Means in percent."""

    recall1: float
    recall2: float
    f2: float


def rouge(clusters: Sequence[Cluster], summaries: Iterable[str]) -> Rouge:
    """How much of the references the summaries share."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    rows = []
    for cluster, summary in zip(clusters, summaries, strict=True):
        scores = [scorer.score(reference, summary) for reference in cluster.references]
        rows.append(
            (
                fmean(s["rouge1"].recall for s in scores),
                fmean(s["rouge2"].recall for s in scores),
                fmean(s["rouge2"].fmeasure for s in scores),
            )
        )
    return Rouge(*(100 * fmean(column) for column in zip(*rows, strict=True)))


def sumy(method: type) -> Callable[[Sequence[Document], int], str]:
    """A plain sumy summary: all distinct sentences as one text, the best ones up to the budget.

    The last sentence is cut at the budget, which favours sumy: ours are never cut.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(re.findall(r"[^\W\d_]+", text))

    def summarise(documents: Sequence[Document], budget: int) -> str:
        texts = dict.fromkeys(s.text for d in documents for s in d.sentences)
        model = ObjectDocumentModel([Paragraph([Sentence(t, Words()) for t in texts])])
        summariser = method(Stemmer("english"))
        summariser.stop_words = get_stop_words("english")
        ranked: list[str] = []

        def note(infos):
            ranked.extend(str(info.sentence) for info in infos)
            return ()

        summariser(model, note)
        return " ".join(" ".join(ranked).split()[:budget])

    return summarise
