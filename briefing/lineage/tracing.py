"""Every article's lineage: what it repeats, what replaced it, and whose reporting it is.

Knows articles, publishers and ties. Events are not its concern: two reports of one event, each in
its own words, stay two origins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import takewhile

from briefing.lineage.publishers import Families, key, shipped
from briefing.lineage.ties import SAME_ARTICLE, Tie, ties
from briefing.model import Article, Lineage
from briefing.workers import Each

EXTRACT = 0.5
"""Of the longest text's length: below it an outlet's other text is an extract. It may have gone
before the full report, but does not replace it: a feed's item is often dated after its page."""
LARGE = 0.3
"""Share of a text that an earlier one must make up for the later to repeat it: a paper that sets
its own comments under an agency's report does, a digest of four reports does not."""

_WORD = re.compile(r"\w+")
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def trace(
    articles: Sequence[Article], *, families: Families | None = None, each: Each = map
) -> tuple[Lineage, ...]:
    """One Lineage for each article, in the same order, whatever that order is.

    ``copy_of`` is the earliest article whose text this repeats, wholly or in large part; of one
    day's an agency's own or what credits one comes first, then the fullest. It is never of a later
    day, but where only an aggregator is earlier, and always of the same ``origin``.
    ``replaced_by`` is a later version of the same article, in other words. An article with
    neither source nor credit is an origin of its own, named by its ``ref``. ``families`` defaults
    to the table that ships with the package; ``each`` works out what follows from one text. Work
    grows with the length of all texts together.
    """
    order = sorted(range(len(articles)), key=lambda n: (articles[n].id, n))
    tracing = _Tracing([articles[n] for n in order], families or shipped(), each)
    for members in tracing.kin.groups(range(len(order))):
        tracing.conclude(members)
    lines = dict(zip(order, tracing.lines(), strict=True))
    return tuple(lines[n] for n in range(len(order)))


class _Groups:
    """Disjoint sets of positions (union-find; the least position leads)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def join(self, a: int, b: int) -> None:
        a, b = self._leader(a), self._leader(b)
        self._above[max(a, b)] = min(a, b)

    def groups(self, members: Iterable[int]) -> list[list[int]]:
        """The members, parted by group, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for n in members:
            found[self._leader(n)].append(n)
        return list(found.values())

    def _leader(self, n: int) -> int:
        while self._above[n] != n:
            self._above[n] = n = self._above[self._above[n]]
        return n


class _Tracing:
    """Articles by position, the groups that their ties make of them, and what follows."""

    def __init__(self, articles: Sequence[Article], families: Families, each: Each) -> None:
        self.articles = articles
        self.families = families
        self.outlets = _spelled_alike([families.outlet(a) for a in articles])
        self.kin = _Groups(len(articles))
        self.versions = _Groups(len(articles))
        self.tie: dict[int, Tie] = {}
        """The strongest tie of an article to a longer one."""
        self.agencies = [families.agency(a) for a in articles]
        self.voices: list[str | None] = [None] * len(articles)
        self.first = list(range(len(articles)))
        """Where the text of each was first."""
        self.repeated: dict[int, int] = {}
        self.replaced: dict[int, int] = {}
        self.headlines = [" ".join(families.headline(a).casefold().split()) for a in articles]
        for tie in ties(articles, self.outlets, self.headlines, each=each):
            if self._only_holds(tie):
                continue
            self.kin.join(tie.longer, tie.shorter)
            if tie.version:
                self.versions.join(tie.longer, tie.shorter)
            known = self.tie.get(tie.shorter)
            if known is None or (tie.share, known.longer) > (known.share, tie.longer):
                self.tie[tie.shorter] = tie

    def conclude(self, members: list[int]) -> None:
        """Settle one group of articles that are one text, or an article that stands alone."""
        by_age = sorted(members, key=self._seniority)
        voice = self._voice(by_age)
        for n in members:
            self.voices[n], self.first[n] = voice, by_age[0]
        for versions in self.versions.groups(members):
            self._settle(versions)
        original = current = self.repeated.get(by_age[0], by_age[0])
        while current in self.replaced:
            current = self.replaced[current]
        for n in members:
            if not (n in (original, current) or n in self.replaced or n in self.repeated):
                self.repeated[n] = current if self._day(current) <= self._day(n) else original

    def _only_holds(self, tie: Tie) -> bool:
        """Whether the longer text took in an earlier short one and is mainly its own: a digest.

        Two that share less than that, or a headline, are taken to have a source in common.
        """
        part = tie.share * self._length(tie.shorter)
        large = part >= LARGE * self._length(tie.longer)
        if tie.version or tie.by != "wording" or tie.share < SAME_ARTICLE or large:
            return False
        if self.headlines[tie.shorter] == self.headlines[tie.longer] != "":
            return False
        one, two = self._seniority(tie.shorter), self._seniority(tie.longer)
        return one[:4] < two[:4] or (one[:4] == two[:4] and one[4] < two[4] < _LATEST)

    def _voice(self, by_age: list[int]) -> str | None:
        """Whose report a text is: the agency that any of its outlets credits, else the first's.

        A small part's credit does not count, unless it came first.
        """
        large = LARGE * max(map(self._length, by_age))
        for n in by_age:
            if self.agencies[n] and (n == by_age[0] or self._length(n) >= large):
                return self.agencies[n]
        return next(filter(None, (self.families.reporter(self.articles[n]) for n in by_age)), None)

    def _settle(self, versions: list[int]) -> None:
        """What the latest of an outlet's versions replaces, and what only repeats it.

        What was collected again unchanged repeats the first that had these words.
        """
        if len(versions) == 1:
            return
        full = EXTRACT * max(map(self._length, versions))
        whole = sorted((n for n in versions if self._length(n) >= full), key=self._recency)
        latest = self._words(whole[-1])
        last = list(takewhile(lambda n: self._words(n) == latest, reversed(whole)))
        current = min(last, key=self._seniority)
        earlier = whole[: -len(last)]
        for n in last:
            if n != current:
                self.repeated[n] = current
        following, text = current, self._body(current).split()
        for n in reversed(earlier):
            # Changed, and changed back: what now stands again gave way to what came between.
            if self._body(n).split() == text:
                self.replaced[n] = following
            else:
                self.replaced[n], following = current, n
        for n in set(versions).difference(whole):
            early = self._day(n) < self._day(current)
            (self.replaced if early else self.repeated)[n] = current

    def lines(self) -> list[Lineage]:
        """The lineages of all articles, in order."""
        spelled = _spelled_alike([*self.outlets, *self.voices])[len(self.articles) :]
        copies, versions = Counter(self.repeated.values()), Counter(self.replaced.values())
        return [
            Lineage(
                article.id,
                spelled[n] or f"Source not stated: {self.articles[self.first[n]].ref}",
                self._id(self.repeated.get(n), article),
                self._id(self.replaced.get(n), article),
                self._evidence(n, copies[n], versions[n]),
            )
            for n, article in enumerate(self.articles)
        ]

    def _id(self, n: int | None, article: Article) -> str | None:
        """The id of the article at a position, unless that is the same article given twice."""
        return None if n is None or self.articles[n].id == article.id else self.articles[n].id

    def _evidence(self, n: int, copies: int, versions: int) -> str:
        if n in self.replaced:
            return f"A later version is used in its place: {self._named(self.replaced[n])}."
        if n in self.repeated:
            return self._shared(n, self.repeated[n])
        if agency := self.agencies[n]:
            return f"The text is credited to {agency}."
        if copies:
            return "Others repeat its text, which came first."
        if versions:
            return "It is the latest version of this article."
        if self.voices[n] is None:
            return "It names neither a source nor an agency."
        return "No other article read here has its text."

    def _shared(self, n: int, other: int) -> str:
        """What an article has of the one that it repeats."""
        tie, back = self.tie.get(n), self.tie.get(other)
        if tie and tie.by == "headline":
            return f"An item under the same headline: {self._named(other)}."
        if tie and tie.by == "wording":
            back_to = "" if tie.longer == other else f"; both go back to {self._named(other)}"
            share = f"{int(100 * tie.share)} % of its wording is in {self._named(tie.longer)}"
            return f"{share}{back_to}."
        if back and back.by == "wording" and back.longer == n:
            return f"It holds {int(100 * back.share)} % of the wording of {self._named(other)}."
        return f"The same text as {self._named(other)}."

    def _named(self, n: int) -> str:
        article = self.articles[n]
        day = f", {article.published.at:%Y-%m-%d}" if article.published.at else ""
        return f"“{article.title}” ({article.outlet}{day})"

    def _length(self, n: int) -> int:
        start, end = self.articles[n].span
        return end - start

    def _day(self, n: int) -> date:
        return self.articles[n].published.day or date.max

    def _body(self, n: int) -> str:
        return self.articles[n].text[slice(*self.articles[n].span)]

    def _words(self, n: int) -> list[str]:
        """Its words in any order: one moved is not one changed."""
        return sorted(_WORD.findall(self._body(n).casefold()))

    def _seniority(self, n: int) -> tuple:
        """Sorts the original first: by day, on one day by who is likely to be its author."""
        article, published = self.articles[n], self.articles[n].published
        return (
            self.families.aggregated(article),
            self._day(n),
            self.outlets[n] not in self.families.agencies,
            self.agencies[n] is None,
            published.at if published.at and published.precision == "time" else _LATEST,
            -self._length(n),
            article.id,
        )

    def _recency(self, n: int) -> tuple:
        """Sorts the latest version last; of versions of one time, the fullest."""
        return (self.articles[n].published.at or _EARLIEST, self._length(n), self.articles[n].id)


def _spelled_alike(names: Sequence[str | None]) -> list[str | None]:
    """Names that differ in case, article or section only, in the shortest spelling among them."""
    best: dict[str, str] = {}
    for name in filter(None, names):
        known = best.setdefault(key(name), name)
        best[key(name)] = min(known, name, key=lambda n: (len(n), n))
    return [best[key(name)] if name else None for name in names]
