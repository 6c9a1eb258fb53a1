"""Every article's lineage: what it repeats, what replaced it, and whose reporting it is.

Knows articles, publishers and ties. Events are not its concern: two reports of one event, each in
its own words, stay two origins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from briefing.lineage.publishers import Families, key, shipped
from briefing.lineage.ties import EXTRACT, ITEM, Tie, ties
from briefing.model import Article, Lineage
from briefing.workers import Each

WHOLE = 0.75
"""Of the longest copy's length: from this on a text may be the original of the others."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def trace(
    articles: Sequence[Article], *, families: Families | None = None, each: Each = map
) -> tuple[Lineage, ...]:
    """One Lineage for each article, in the same order, whatever that order is.

    ``copy_of`` is the earliest article with the same text, or the fuller one of which this is an
    extract; of copies on one day an agency's own outlet comes first, then the fullest.
    ``replaced_by`` is the latest version of the same article. An article with neither source nor
    credit is an origin of its own, named by its ``ref``. ``families`` defaults to the table that
    ships with the package; ``each`` works out what follows from one text. Work grows with the
    length of all texts together.
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
        self.voices: list[str | None] = [None] * len(articles)
        self.repeated: dict[int, int] = {}
        self.replaced: dict[int, int] = {}
        headlines = [families.headline(a) for a in articles]
        for tie in ties(articles, self.outlets, headlines, each=each):
            self.kin.join(tie.longer, tie.shorter)
            if tie.version:
                self.versions.join(tie.longer, tie.shorter)
            known = self.tie.get(tie.shorter)
            if known is None or (tie.share, known.longer) > (known.share, tie.longer):
                self.tie[tie.shorter] = tie

    def conclude(self, members: list[int]) -> None:
        """Settle one group of articles that are one text, or an article that stands alone."""
        if len(members) == 1:
            self.voices[members[0]] = self.families.reporter(self.articles[members[0]])
            return
        longest = max(self._length(n) for n in members)
        by_age = sorted(members, key=self._seniority)
        most = [n for n in by_age if longest <= ITEM or self._length(n) >= EXTRACT * longest]
        voice = self._voice(most)
        whole = {n for n in most if longest <= ITEM or self._length(n) >= WHOLE * longest}
        original = next(n for n in most if n in whole)
        parts = set(members).difference(most)
        current: dict[int, int] = {}
        for versions in self.versions.groups(members):
            current.update(dict.fromkeys(versions, max(versions, key=self._recency)))

        for n in members:
            self.voices[n] = self._own_voice(n, most[0], voice) if n in parts else voice
            if current[n] != n:
                self.replaced[n] = current[n]
            elif n != current[original]:
                fuller = current[self.tie[n].longer] if n in self.tie else n
                if n in whole or fuller in whole or self._length(fuller) <= self._length(n):
                    fuller = current[original]
                self.repeated[n] = fuller

    def _voice(self, by_age: list[int]) -> str | None:
        """Whose report a text is: the agency that any of its outlets credits, else the first's."""
        credited = (self.families.agency(self.articles[n]) for n in by_age)
        return next(filter(None, credited), self.families.reporter(self.articles[by_age[0]]))

    def _own_voice(self, n: int, first: int, voice: str | None) -> str | None:
        """Whose report a small part of another text is, if not that text's: it came before."""
        if self._seniority(n)[:2] < self._seniority(first)[:2]:
            return self.families.reporter(self.articles[n])
        return self.families.agency(self.articles[n]) or voice

    def lines(self) -> list[Lineage]:
        """The lineages of all articles, in order."""
        spelled = _spelled_alike([*self.outlets, *self.voices])[len(self.articles) :]
        copies, versions = Counter(self.repeated.values()), Counter(self.replaced.values())
        return [
            Lineage(
                article.id,
                spelled[n] or f"Source not stated: {article.ref}",
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
            other, tie = self.repeated[n], self.tie.get(n)
            if tie and tie.by == "headline":
                return f"An item under the same headline: {self._named(other)}."
            if tie and tie.by == "wording" and tie.longer == other:
                return f"{int(100 * tie.share)} % of its wording is in {self._named(other)}."
            return f"The same text as {self._named(other)}."
        if agency := self.families.agency(self.articles[n]):
            return f"The text is credited to {agency}."
        if copies:
            return "Others repeat its text, which came first or is the fullest."
        if versions:
            return "It is the latest version of this article."
        if self.voices[n] is None:
            return "It names neither a source nor an agency."
        return "No other article read here has its text."

    def _named(self, n: int) -> str:
        article = self.articles[n]
        day = f", {article.published.at:%Y-%m-%d}" if article.published.at else ""
        return f"“{article.title}” ({article.outlet}{day})"

    def _length(self, n: int) -> int:
        start, end = self.articles[n].span
        return end - start

    def _seniority(self, n: int) -> tuple:
        """Sorts the original first: by day, on one day by who is likely to be its author."""
        article, published = self.articles[n], self.articles[n].published
        return (
            self.families.aggregated(article),
            published.day or date.max,
            self.outlets[n] not in self.families.agencies,
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
