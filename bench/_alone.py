"""Sentences that selection would show, drawn at random, to be read by a person.

``python -m bench._alone [--draw 200] [--seed 1]`` selects over the real sets as a brief does:
120 words of every labelled cluster without a focus, and every share of the events found in the
same sets and in two newsrooms' worth of articles with the desk's shipped issues as focus. From
1,000 of these sentences, 500 of them with a focus if there are so many, it prints a draw, each with
set, article, span and, in brackets, what is inserted. Whoever reads it marks those that send the
reader outside the sentence to know who or what is meant; method and verdicts are in
``docs/dangling-read.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from bench import GOLD
from bench._clusters import load
from briefing import dating, group, issues, lineage, sections, sentences
from briefing.model import Article, Claim, Document, Insertion, Sentence
from briefing.quotes.antecedents import antecedents
from briefing.select import select

_EVENTS = ("allsides_train", "basil", "ecbplus", "newswcl50")
_MOST = 150
"""Events of one set: the first in the order of their labels."""
_MOST_ARTICLES = 1_200
_WORDS = 120
_POOL = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    plain, focused = list(_plain(GOLD)), list(_focused(GOLD))
    focused = chance.sample(focused, min(_POOL // 2, len(focused)))
    pool = focused + chance.sample(plain, min(_POOL - len(focused), len(plain)))
    print(f"{len(plain)} without focus, {len(focused)} with; {args.draw}, seed {args.seed}")
    for number, (name, claim, before) in enumerate(chance.sample(pool, args.draw), 1):
        s = claim.sentence
        after = f"(after: {_shown(before)}) " if before else ""
        print(f"{number} {name} {s.article} {s.start}-{s.end} #{s.index}: {after}{_shown(claim)}")


def _shown(claim: Claim) -> str:
    return " ".join("".join(words if own else f" {words}" for words, own in claim.pieces).split())


def _with_the_one_before(
    name: str, claims: Sequence[Claim]
) -> Iterator[tuple[str, Claim, Claim | None]]:
    """Each claim with the one shown before it, where that is the sentence before it."""
    for before, claim in pairwise((None, *claims)):
        one, other = before and before.sentence, claim.sentence
        follows = one and (one.article, one.index + 1) == (other.article, other.index)
        yield name, claim, before if follows else None


def _plain(gold: Path) -> Iterator[tuple[str, Claim, Claim | None]]:
    for name, documents in _clusters(gold):
        claims = select(documents, words=_WORDS, insertions=_insertions(documents))
        yield from _with_the_one_before(name, claims)


def _focused(gold: Path) -> Iterator[tuple[str, Claim, Claim | None]]:
    profiles = issues.load_profiles([issues.SHIPPED])
    matcher = issues.Matcher(profiles)
    for name, articles in _newsrooms(gold):
        lines = {line.article: line for line in lineage.trace(articles)}
        split = {a.id: Document(a, sentences.split(a), lines[a.id].origin) for a in articles}
        for event in group.group(articles, lineage=lines):
            documents = [split[key] for key in event.articles if not lines[key].replaced_by]
            for share in _shares(event.id, documents, matcher):
                claims = select(
                    documents,
                    words=round(_WORDS * share.room),
                    focus=share.focus,
                    insertions=_insertions(documents),
                )
                yield from _with_the_one_before(name, claims)


def _shares(
    event: str, documents: Sequence[Document], matcher: issues.Matcher
) -> list[sections.Share]:
    matches = {
        passage.sentence: passage.matches
        for document in documents
        for passage in issues.passages(document.sentences, matcher)
        if passage.matches
    }
    headlines = {d.article.id: matcher.match(d.article.title) for d in documents}
    shares = sections.share_out(event, documents, matches, headlines)
    return [s for s in shares if s.focus and s.section != sections.OTHER]


_known: dict[str, dict[Sentence, tuple[Insertion, ...]]] = {}


def _insertions(documents: Sequence[Document]) -> dict[Sentence, tuple[Insertion, ...]]:
    found: dict[Sentence, tuple[Insertion, ...]] = {}
    for document in documents:
        key = document.article.id
        if key not in _known:
            by_index = antecedents(document.article, document.sentences)
            _known[key] = {s: by_index[s.index] for s in document.sentences if s.index in by_index}
        found.update(_known[key])
    return found


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
                made = Article(key, key, key, record["text"], title, bool(title))
                yield record, made


def _settled(articles: Iterable[Article]) -> Sequence[Article]:
    settled, _ = dating.settle(list(articles), now=datetime(2025, 6, 30, tzinfo=UTC))
    return settled


if __name__ == "__main__":
    main()
