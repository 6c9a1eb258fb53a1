"""Sentences that a brief would show, drawn at random, to be read by a person.

``python -m bench._alone [--draw 200] [--seed 1]`` makes briefs as ``briefing build`` does, by
``pipeline.make`` with the desk's shipped issues, of the real sets of events and of two newsrooms'
articles, 200 articles a brief; and it summarises without a focus 120 words of every labelled
cluster. From 1,000 of these sentences, 600 of them out of briefs, it prints a draw: set, article,
span and the sentence with what is inserted in brackets; below it, for those out of a brief, the
headline of the entry and what is printed before it there, for those out of a summary what is shown
before it. Whoever reads them marks what sends the reader elsewhere to know who or what is meant,
once by the sentence alone and once with what stands before it; method and verdicts are in
``docs/dangling-read.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import GOLD
from bench._clusters import load
from bench.events import published
from briefing import dating, gathering, pipeline, sentences
from briefing.config import Settings
from briefing.model import Article, Claim, Document, Insertion, Sentence
from briefing.quotes.antecedents import antecedents
from briefing.select import select

_EVENTS = ("allsides_train", "basil", "ecbplus", "newswcl50")
_MOST = 150
"""Events of one set: the first in the order of their labels."""
_MOST_ARTICLES = 1_200
_BRIEF = 200
"""Articles of one brief."""
_WORDS = 120
_POOL = 1_000
_BRIEFS = 600
"""Of the pool, sentences out of briefs."""
_NOW = datetime(2025, 6, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as a reader meets it."""

    corpus: str
    section: str
    """Of the brief; empty in a summary."""
    headline: str
    claim: Claim
    before: tuple[Claim, ...]
    """Printed before it under the same headline."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    plain, briefs = list(summaries(GOLD)), list(entries(GOLD))
    pool = chance.sample(briefs, min(_BRIEFS, len(briefs)))
    pool += chance.sample(plain, min(_POOL - len(pool), len(plain)))
    print(f"{len(briefs)} out of briefs, {len(plain)} out of summaries; {args.draw} of {len(pool)}")
    for number, shown in enumerate(chance.sample(pool, args.draw), 1):
        s = shown.claim.sentence
        print(f"{number} {shown.corpus} {s.article} {s.start}-{s.end}: {_worded(shown.claim)}")
        print(f"    {shown.section or 'summary'} | {shown.headline}")
        for claim in shown.before:
            print(f"    < {_worded(claim)}")


def _worded(claim: Claim) -> str:
    return " ".join("".join(words if own else f" {words}" for words, own in claim.pieces).split())


def entries(gold: Path) -> Iterator[Shown]:
    """The claims of every entry of every brief."""
    settings = Settings()
    for name, articles in _newsrooms(gold):
        for first in range(0, len(articles), _BRIEF):
            corpus = gathering.Corpus(tuple(articles[first : first + _BRIEF]))
            brief = pipeline.make(corpus, settings, settings.audience_named(), now=_NOW)
            titles = {event.id: event.title for event in brief.memory}
            for section in brief.sections:
                for entry in section.entries:
                    heading = titles[entry.event]
                    yield from _in_order(name, section.id, heading, entry.claims)


def summaries(gold: Path) -> Iterator[Shown]:
    """The claims of a summary of every labelled cluster."""
    for name, documents in _clusters(gold):
        claims = select(documents, words=_WORDS, insertions=_insertions(documents))
        yield from _in_order(name, "", "", claims)


def _in_order(
    corpus: str, section: str, headline: str, claims: tuple[Claim, ...]
) -> Iterator[Shown]:
    for place, claim in enumerate(claims):
        yield Shown(corpus, section, headline, claim, claims[:place])


def _insertions(documents: Sequence[Document]) -> dict[Sentence, tuple[Insertion, ...]]:
    return {
        document.sentences[index]: found
        for document in documents
        for index, found in antecedents(document.article, document.sentences).items()
    }


def _clusters(gold: Path) -> Iterator[tuple[str, Sequence[Document]]]:
    for name in ("duc2003", "multiling2011"):
        for cluster in load(gold / "summaries" / f"{name}.jsonl.gz"):
            yield name, cluster.documents
    for name in _EVENTS:
        found: dict[str, list[Article]] = defaultdict(list)
        for record, article in _articles(gold / "events" / f"{name}.jsonl.gz"):
            if record.get("event"):
                found[str(record["event"])].append(article)
        for _, articles in [e for e in sorted(found.items()) if len(e[1]) > 1][:_MOST]:
            yield name, [Document(a, sentences.split(a), a.id) for a in _settled(articles)]


def _newsrooms(gold: Path) -> Iterator[tuple[str, Sequence[Article]]]:
    for folder, name in (
        *(("events", name) for name in _EVENTS),
        ("eu_china", "articles"),
        ("eu_china", "eu_policy_2025_05"),
    ):
        articles = [a for _, a in _articles(gold / folder / f"{name}.jsonl.gz")]
        yield name, _settled(articles[:_MOST_ARTICLES])


def _articles(path: Path) -> Iterator[tuple[dict, Article]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record.get("text"):
                key = f"{path.name.partition('.')[0]}/{number}"
                title = record.get("title") or ""
                made = Article(
                    key, key, key, record["text"], title, bool(title),
                    published=published(record.get("date")),
                )  # fmt: skip
                yield record, sentences.with_headline(made)


def _settled(articles: Iterable[Article]) -> Sequence[Article]:
    settled, _ = dating.settle(list(articles), now=_NOW)
    return settled


if __name__ == "__main__":
    main()
