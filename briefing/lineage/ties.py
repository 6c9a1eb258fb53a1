"""Which articles are one text, and by what evidence: wording, address or headline.

Knows articles, their outlets and dates. Does not decide which of two is the original.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from briefing.model import Article
from briefing.workers import Each

COPY = 0.5
"""Share of the shorter text held by the longer from which one repeats the other. Independent
reports of one event stay below .4 once quotations are left out, whole reprints hold .9 and more,
and one word in ten changed leaves .59 of all runs of five words."""
REWORKED = 0.4
"""The same under headlines that share a third of their words: agency reports that two desks edited
were found from .44 up. Under headlines with less in common, reports that give the same posts
without quotation marks reach .48."""
SAME_ARTICLE = 0.8
"""The same for two articles of one outlet, which re-uses its own background paragraphs; ``COPY``
where their headlines are alike."""
REWRITTEN = 0.25
"""The same for two texts at one address, or of one outlet under one headline."""
ALIKE = 0.7
"""Share of all the words of two headlines that both have, from which they are alike."""
TELLING = 6
"""Different words of a headline that tell one report from all others. A column has fewer."""
ITEM = 800
"""Characters up to which a text may be a feed's extract, which every outlet words itself: there
an equal headline shows the copy."""
ONE_REPORT = timedelta(days=2)
"""Longest time between feed items of one report."""

_WORD = re.compile(r"\w+")
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_\w+|at_\w+|ns_\w+|ftag|fbclid|gclid|cmp|cmpid|mod|ncid|ocid|smid|srnd|xtor)"
    r"=[^&]*&?"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two articles, by position, that are one text."""

    longer: int
    shorter: int
    by: Literal["wording", "address", "headline"]
    version: bool
    """Whether they are one article of one outlet, rather than one article and its copy."""
    share: float = 1.0
    """Of the shorter one's wording in the longer."""


def ties(
    articles: Sequence[Article],
    outlets: Sequence[str | None],
    headlines: Sequence[str],
    *,
    each: Each = map,
) -> Iterator[Tie]:
    """All ties found, in no special order; at most a few for each article.

    ``outlets`` has one name for each article's outlet, None where unknown.
    """
    words = [frozenset(_WORD.findall(headline.casefold())) for headline in headlines]
    pages = [_page(article.url) for article in articles]
    yield from _by_wording(articles, outlets, words, pages, each)
    yield from _by_address(articles, words, pages)
    yield from _by_headline(articles, outlets, words)


def _by_wording(
    articles: Sequence[Article],
    outlets: Sequence[str | None],
    words: Sequence[frozenset[str]],
    pages: Sequence[str | None],
    each: Each,
) -> Iterator[Tie]:
    from briefing.lineage.fingerprints import overlaps

    texts = [article.text[slice(*article.span)] for article in articles]
    for pair in overlaps(texts, outlets, words, each=each):
        a, b = pair.longer, pair.shorter
        one_page = pages[a] is not None and pages[a] == pages[b]
        one_house = outlets[a] is not None and outlets[a] == outlets[b]
        if one_page or one_house:
            item = len(texts[a]) <= ITEM
            least = REWRITTEN if one_page else _least(words[a], words[b], item)
        else:
            related = 3 * len(words[a] & words[b]) >= len(words[a] | words[b]) > 0
            least = REWORKED if related else COPY
        if pair.share >= least:
            yield Tie(a, b, "wording", one_page or one_house, pair.share)


def _least(one: frozenset[str], two: frozenset[str], item: bool) -> float:
    """Share of wording from which two texts of an outlet under these headlines are one.

    None is enough for feed items whose headlines differ in a number: a column and its next part.
    """
    if one and one == two:
        return REWRITTEN
    if item and any(word[0].isdigit() for word in one ^ two):
        return math.inf
    return COPY if one and len(one & two) >= ALIKE * len(one | two) else SAME_ARTICLE


def _by_address(
    articles: Sequence[Article], words: Sequence[frozenset[str]], pages: Sequence[str | None]
) -> Iterator[Tie]:
    """Articles under one headline at one address, whatever became of the text."""
    keys = ((page, w) if page and w else None for page, w in zip(pages, words, strict=True))
    for group in _groups(keys):
        longest = max(group, key=lambda n: (len(articles[n].text), articles[n].id))
        for n in group:
            if n != longest:
                yield Tie(longest, n, "address", version=True)


def _by_headline(
    articles: Sequence[Article], outlets: Sequence[str | None], words: Sequence[frozenset[str]]
) -> Iterator[Tie]:
    """Feed items under one telling headline within two days, each tied to the fullest of them."""
    for group in _groups(w if len(w) >= TELLING else None for w in words):
        for near in _within(ONE_REPORT, group, articles):
            fullest = max(near, key=lambda n: (len(articles[n].text), articles[n].id))
            for n in near:
                if n != fullest and len(articles[n].text) <= ITEM:
                    one_house = outlets[n] is not None and outlets[n] == outlets[fullest]
                    yield Tie(fullest, n, "headline", one_house)


def _groups(keys: Iterable[Hashable | None]) -> list[list[int]]:
    """Positions with the same key, two or more; None is no key."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n, key in enumerate(keys):
        if key is not None:
            found[key].append(n)
    return [group for group in found.values() if len(group) > 1]


def _within(span: timedelta, group: list[int], articles: Sequence[Article]) -> list[list[int]]:
    """The group in order of time, cut where the span from a part's first article ends.

    Undated articles are in the first part.
    """
    parts: list[list[int]] = [[n for n in group if not articles[n].published.at]]
    until = None
    for at, n in sorted((at, n) for n in group if (at := articles[n].published.at)):
        if until is not None and at > until:
            parts.append([])
        if until is None or at > until:
            until = at + span
        parts[-1].append(n)
    return parts


def _page(url: str | None) -> str | None:
    """The page an address leads to: no scheme, fragment, campaign parameters or closing slash."""
    page = _TRACKING.sub("", (url or "").strip().partition("#")[0]).rstrip("?&/")
    return page.partition("://")[2].removeprefix("www.") or None
