"""Reprints, versions and look-alikes made from real articles, with what was made from what.

Deterministic: the same articles and seed give the same newsroom.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing.model import Article

BASES = 1200
"""Articles that are reprinted, one to three times each."""
LOOKALIKES = 900
"""Articles that are made to look like copies and are none."""
SIZE = 12_000
"""Articles in all, filled up with real ones."""
_DAY = timedelta(days=1)
_WORD = re.compile(r"\w+")


class Newsroom:
    """``articles`` in mixed order; ``kind`` and ``family`` (id of the base) by article id."""

    def __init__(self, real: Sequence[Article], *, seed: int) -> None:
        self._chance = random.Random(seed)
        self._outlets = sorted({a.source for a in real if a.source})
        self.articles: list[Article] = []
        self._days: dict[str, date | None] = {}
        self.family: dict[str, str] = {}
        self.kind: dict[str, str] = {}
        usable = [a for a in real if a.published.at and a.source and len(a.text) > 1200]
        self._chance.shuffle(usable)
        bases, others = usable[:BASES], usable[BASES : BASES + LOOKALIKES]
        self._spare = usable[BASES + LOOKALIKES :]
        self._used = {a.id for a in (*bases, *others)}
        for n, base in enumerate(bases):
            self._add(base, "base", base.id)
            for nth in range(1 + n % 3):
                kind = REPRINTS[(n + nth) % len(REPRINTS)]
                self._add(getattr(self, kind)(base), kind, base.id)
        for n, other in enumerate(others):
            kind = LOOKALIKE_KINDS[n % len(LOOKALIKE_KINDS)]
            for article in getattr(self, kind)(other):
                self._add(article, kind)
        for article in real:
            if article.id not in self._used and len(self.articles) < SIZE:
                self._add(article, "real")
        self._chance.shuffle(self.articles)

    def day(self, article_id: str) -> date | None:
        """The day an article appeared."""
        return self._days[article_id]

    def _add(self, article: Article, kind: str, family: str | None = None) -> None:
        if kind not in ("base", "real"):
            article = replace(article, id=f"{article.id}+{len(self.articles)}")
        self.articles.append(article)
        self.family[article.id] = family or article.id
        self.kind[article.id] = kind
        self._days[article.id] = article.published.day

    # --- copies and versions of a base -----------------------------------------------------

    def exact(self, base: Article) -> Article:
        """The same at another outlet, up to two days later."""
        outlet = self._chance.choice([o for o in self._outlets if o != base.source])
        at = base.published.at + self._chance.randrange(3) * _DAY
        url = f"https://{_WORD.findall(outlet.lower())[0]}.example/{self._chance.randrange(10**9)}"
        return replace(base, source=outlet, url=url, published=replace(base.published, at=at))

    def shortened(self, base: Article) -> Article:
        """Its first 40 to 80 %, to the end of a sentence."""
        keep = int(self._chance.uniform(0.4, 0.8) * len(base.text))
        cut = base.text.find(". ", keep, keep + 300)
        return replace(self.exact(base), text=base.text[: cut + 1 if cut > 0 else keep])

    def trimmed(self, base: Article) -> Article:
        """Without its first and last sixth."""
        size = len(base.text)
        return replace(self.exact(base), text=base.text[size // 6 : size - size // 6])

    def reheadlined(self, base: Article) -> Article:
        """Under nine other words from its text."""
        words = base.text.split()
        start = self._chance.randrange(max(1, len(words) - 9))
        return replace(self.exact(base), title=" ".join(words[start : start + 9]))

    def recredited(self, base: Article) -> Article:
        """With an agency's dateline and closing credits."""
        agency = self._chance.choice(("Reuters", "AP", "AFP"))
        line = f"LONDON, {base.published.at:%b} {base.published.at.day} ({agency}) – "
        text = f"{line}{base.text}\n\nWriting and editing by the evening desk. {agency.upper()}"
        body = (len(line), len(line) + len(base.text))
        return replace(self.exact(base), credits=(agency,), text=text, body=body)

    def edited(self, base: Article) -> Article:
        """One word in 12 to 50 is another one or gone; the quotation marks are straight."""
        every = self._chance.randrange(12, 50)
        words = re.split(r"(\s+)", base.text)
        for n in range(0, len(words), 2):
            if not self._chance.randrange(every):
                words[n] = self._chance.choice(("", "said", "nearly", "officials", words[n] + "s"))
        text = "".join(words).translate(str.maketrans("“”’", '""\''))
        return replace(self.exact(base), text=text)

    def everything(self, base: Article) -> Article:
        """Shortened, edited and re-headlined."""
        return self.edited(self.reheadlined(self.shortened(base)))

    def updated(self, base: Article) -> Article:
        """The outlet's own version of the next day, with a new first line and no last lines."""
        text = f"This report adds what became known overnight.\n\n{base.text[:-300]}"
        published = replace(base.published, at=base.published.at + _DAY)
        return replace(base, text=text, url=None, published=published)

    def collected_again(self, base: Article) -> Article:
        """The same page three days on."""
        published = replace(base.published, at=base.published.at + 3 * _DAY)
        return replace(base, url=f"{base.url}?utm_source=feed#top", published=published)

    # --- look-alikes -----------------------------------------------------------------------

    def statement(self, other: Article) -> Iterator[Article]:
        """Two outlets' own words around one statement, of up to half of each article."""
        said = " ".join(re.sub(r"[\"“”]", " ", other.text).split()[: self._some(40, 120)])
        for _ in range(2):
            own = self._another()
            words = own.text.split()[: self._some(120, 400)]
            yield replace(own, text=f"{' '.join(words)}\n\nThe statement read: “{said}”")

    def footer(self, other: Article) -> Iterator[Article]:
        """Three short pieces of one outlet above one footer, of up to half of each."""
        words = other.text.split()
        below = " ".join(words[: self._some(40, 120)])
        for _ in range(3):
            own = self._another()
            text = " ".join(own.text.split()[: self._some(120, 300)])
            yield replace(own, source=other.source, url=None, text=f"{text}\n\n{below}")

    def background(self, other: Article) -> Iterator[Article]:
        """An outlet's two reports of a running story: a third of each is the same background."""
        size = len(other.text) // 3
        for part in (other.text[:size], other.text[size : 2 * size]):
            text = f"{part}\n\n{other.text[2 * size :][: size // 2]}"
            yield replace(other, title=self._another().title, url=None, text=text)

    def roundup(self, other: Article) -> Iterator[Article]:
        """A digest with the first sentences of five reports, beside those reports."""
        reports = [self._another() for _ in range(5)]
        yield from reports
        parts = (report.text[: self._some(200, 400)] for report in reports)
        yield replace(other, url=None, text="\n\n".join((other.text[:400], *parts)))

    def _another(self) -> Article:
        """A real article that serves nowhere else."""
        article = self._spare.pop()
        self._used.add(article.id)
        return article

    def _some(self, least: int, most: int) -> int:
        return self._chance.randrange(least, most)


VERSIONS = ("updated", "collected_again")
REPRINTS = (
    "exact",
    "shortened",
    "trimmed",
    "reheadlined",
    "recredited",
    "edited",
    "everything",
    *VERSIONS,
)
LOOKALIKE_KINDS = ("statement", "footer", "background", "roundup")
