"""The corpus as a judge needs it: sentences by place, by text, by likeness; articles by what a
list of sources says of them.

A brief cites a few articles of many, so an article is split only when it is asked for; all are
when a statement is not where it should be. Knows nothing of briefs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import combinations

from briefing.model import Article, Insertion, Sentence, pieces, settled
from briefing.verify.matching import same, squeezed, words
from briefing.verify.statement import Layout

_MOST_INSERTED = 3
"""Explanations of who is meant that are tried together: sentences have one or two."""
_MOST_SHARING = 400
"""A word in more sentences than this is no clue to one of them; bounds the work."""
_CANDIDATES = 12
_LONGEST = 300
"""Words of two sentences that are compared word by word."""
_OPENING = 12
"""Letters with which titles are looked up, and the fewest that may be left of one that was cut."""


Inserting = Callable[[Article, Sequence[Sentence]], Mapping[int, Sequence[Insertion]]]
"""The words of ours that a brief may show within the sentences of an article, by index."""


class Sources:
    """The articles of a corpus.

    ``split`` cuts an article into its sentences, the only passages that a brief may quote;
    ``inserting`` tells which bracketed words of ours may stand in them: none without it.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        split: Callable[[Article], Sequence[Sentence]],
        inserting: Inserting | None = None,
    ) -> None:
        self.articles = {a.id: a for a in articles}
        self._split = split
        self._inserting = inserting
        self._insertions: dict[str, Mapping[int, Sequence[Insertion]]] = {}
        self._sentences: dict[str, Sequence[Sentence]] = {}
        self.described = lru_cache(maxsize=None)(self._described)

    def sentences(self, article: str) -> Sequence[Sentence]:
        """The sentences of an article; none for an article that is not there."""
        if article not in self._sentences:
            known = self.articles.get(article)
            self._sentences[article] = self._split(known) if known else ()
        return self._sentences[article]

    def stands(self, text: str, sentence: Sentence, layout: Layout) -> bool:
        """Whether ``text`` is the sentence, alone or with words of ours in brackets."""
        if same(text, sentence.text, layout):
            return True
        forms = self._printed(sentence) if "[" in text and layout != "record" else ()
        return any(same(text, form, layout) for form in forms)

    def _printed(self, sentence: Sentence) -> Iterator[str]:
        """The sentence with our insertions: with any of those that say who is meant, and with all
        or none of those that say when."""
        key = sentence.article
        if self._inserting and key not in self._insertions:
            self._insertions[key] = self._inserting(self.articles[key], self.sentences(key))
        every = self._insertions.get(key, {}).get(sentence.index, ())
        who = [i for i in every if i.kind == "antecedent"][:_MOST_INSERTED]
        when = [i for i in every if i.kind == "date"]
        for number in range(len(who), -1, -1):
            for some in combinations(who, number):
                for days in (when, []) if when else ([],):
                    shown = pieces(sentence, settled((*some, *days)))
                    yield "".join(words if own else f" {words}" for words, own in shown)

    def holding(self, text: str, layout: Layout) -> list[Sentence]:
        """Every sentence of the corpus that is ``text``."""
        alike = self._by_key.get(squeezed(text), ())
        return [s for s in alike if same(text, s.text, layout)]

    def nearest(self, text: str, preferred: Iterable[str] = ()) -> tuple[Sentence, float] | None:
        """The sentence with most words of ``text`` in the same order, and how alike (0 to 1).

        Of equals one of the ``preferred`` articles is taken, then the first of the corpus.
        """
        wanted = words(text)[:_LONGEST]
        counts: Counter[int] = Counter()
        for word in set(wanted):
            holders = self._by_word.get(word, ())
            if len(holders) <= _MOST_SHARING:
                counts.update(holders)
        first = set(preferred)
        best = sorted(counts, key=lambda i: (-counts[i], i))[:_CANDIDATES]
        scored = [
            (_likeness(wanted, words(s.text)), s.article in first, -i)
            for i, s in ((i, self._all[i]) for i in best)
        ]
        if not scored:
            return None
        ratio, _, place = max(scored)
        return self._all[-place], ratio

    def titled(self, title: str, layout: Layout) -> list[Article]:
        """The articles with that headline, which may be cut with an ellipsis."""
        key = squeezed(title).removesuffix("…")[:_OPENING]
        near = self._by_opening.get(key, ())
        return [a for a in near if same(title, a.title, layout, cut=True)]

    def nearest_title(self, title: str) -> tuple[Article, float] | None:
        """The article whose headline is most like ``title``."""
        wanted = words(title)[:_LONGEST]
        bag = set(wanted)
        near = sorted(
            self.articles.values(), key=lambda a: (-len(bag & set(words(a.title))), a.id)
        )[:_CANDIDATES]
        scored = [(_likeness(wanted, words(a.title)), a) for a in near]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return (best[1], best[0]) if best else None

    def _described(self, entry: str) -> frozenset[str]:
        """Ids of the articles that a line of a list of sources may mean: outlet, then title."""
        line = squeezed(entry)
        found = set()
        for outlet, titles in self._by_outlet.items():
            if line.startswith(outlet):
                rest = line[len(outlet) :].removeprefix(",")
                head, ellipsis, _ = rest.partition("…")
                cut = bool(ellipsis) and len(head) >= _OPENING
                for title, article in titles:
                    if rest.startswith(title) or (cut and title.startswith(head)):
                        found.add(article)
        return frozenset(found)

    @cached_property
    def _by_outlet(self) -> dict[str, list[tuple[str, str]]]:
        found = defaultdict(list)
        for article in self.articles.values():
            found[squeezed(article.outlet)].append((squeezed(article.title), article.id))
        return found

    @cached_property
    def _by_opening(self) -> dict[str, list[Article]]:
        found = defaultdict(list)
        for article in self.articles.values():
            found[squeezed(article.title).removesuffix("…")[:_OPENING]].append(article)
        return found

    @cached_property
    def _all(self) -> list[Sentence]:
        return [s for key in self.articles for s in self.sentences(key)]

    @cached_property
    def _by_key(self) -> dict[str, list[Sentence]]:
        found = defaultdict(list)
        for sentence in self._all:
            found[squeezed(sentence.text)].append(sentence)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for place, sentence in enumerate(self._all):
            for word in set(words(sentence.text)):
                found[word].append(place)
        return found


def differences(source: str, text: str) -> tuple[tuple[str, str], ...]:
    """Runs of words that differ, as (in the source, in the brief)."""
    ours, theirs = words(source)[:_LONGEST], words(text)[:_LONGEST]
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return tuple(
        (" ".join(ours[a:b]), " ".join(theirs[c:d])) for tag, a, b, c, d in codes if tag != "equal"
    )


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return round(SequenceMatcher(None, one, other[:_LONGEST], autojunk=False).ratio(), 6)
