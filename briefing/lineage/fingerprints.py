"""Which texts share so much wording that one must repeat the other.

Shingles are runs of five words; their Karp–Rabin hashes are winnowed to fingerprints (Schleimer,
Wilkerson and Aiken 2003), so that any run of twelve words in two texts is noticed, and sharing is
measured as containment of the shorter text in the longer (Broder 1997). Work and memory grow with
the length of all texts, however many are alike: of those that hold a fingerprint, each is compared
with the few longest only. Knows words, quotation marks, headlines and which texts are of one
house; nothing of dates or credits. In a language that puts no space between words it sees only
whole clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from briefing.workers import Each

WORDS = 5
"""Words in a shingle."""
WINDOW = 8
"""Consecutive shingles of which one is kept: a run of WORDS + WINDOW - 1 words shows."""
MOST_CHARACTERS = 200_000
"""Of one text that are looked at: forty articles' worth, so that none holds up the rest."""
HUBS = 4
"""Holders of a fingerprint with which all its other holders are compared."""
HOUSE_STYLE = 3
"""Unrelated headlines under which one house prints a passage, from which it is boilerplate. Two
may be two versions of an article."""
WORTH_CHECKING = 0.25
"""Share of the fingerprints from which a pair is compared in full; below it is not reported."""
BEYOND_DOUBT = 0.95
"""Share of the fingerprints from which no comparison in full is needed, if there are MANY."""
MANY = 20
TELLING = 10
"""Shingles that must be shared: on thirteen words in a row two authors may well agree. Also those
outside quotation marks that are enough to judge a text by."""

_LETTER = np.array([b if b >= 0x80 or chr(b).isalnum() else 0 for b in range(256)], np.uint8)
"""The byte itself if it is part of a word, capitals made small; 0 if it parts words."""
_LETTER[ord("A") : ord("Z") + 1] += ord("a") - ord("A")
_MARKS = "’‘“”„«»–—…\u00a0"
"""Punctuation beyond ASCII: it parts words as the ASCII marks do that often replace it."""
_QUOTED = re.compile(r"“[^”\n]*”?|(?<![\w.,;:!?…])\"(?=\S)[^\"\n]*\"?|«[^»\n]*»?|„[^“”\n]*[“”]?")
"""A straight mark opens only where a word begins: in the last of several quoted paragraphs the one
mark closes."""
_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2^64."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts by position, and the share of the shorter one's wording that the longer holds."""

    longer: int
    shorter: int
    share: float


def overlaps(
    texts: Sequence[str],
    houses: Sequence[str | None],
    headlines: Sequence[frozenset[str]],
    *,
    each: Each = map,
) -> Iterator[Overlap]:
    """Pairs of texts that share a quarter of the shorter one's wording or more.

    ``houses`` names the outlet of each text, if known, and ``headlines`` holds the words of each
    headline: a passage that a house prints under headlines with nothing in common is boilerplate
    and counts for nothing, whoever prints it. Nor do words in quotation marks where enough else
    is there: two reports that quote one statement need not have seen each other. Of many texts
    alike, each is paired with the longest few; the pairs of one shorter text follow each other.
    """
    order = sorted(range(len(texts)), key=lambda n: (-len(texts[n]), texts[n], n))
    index = _Index(
        [texts[n][:MOST_CHARACTERS] for n in order],
        [houses[n] for n in order],
        [headlines[n] for n in order],
        each,
    )
    bare = lru_cache(maxsize=64)(index.shingles)
    for longer, shorter, share, of in index.candidates():
        if share < BEYOND_DOUBT or of < MANY:
            share = _contained(bare(shorter), bare(longer))
        if share >= WORTH_CHECKING:
            yield Overlap(order[longer], order[shorter], round(min(share, 1.0), 3))


def fingerprints(text: str) -> np.ndarray:
    """The fingerprints of one text, in order: 64-bit hashes of some of its runs of WORDS words."""
    return _winnowed(_hashes(text))


class _Index:
    """The fingerprints of some texts, which of them are shared, and which are boilerplate."""

    def __init__(
        self,
        texts: Sequence[str],
        houses: Sequence[str | None],
        headlines: Sequence[frozenset[str]],
        each: Each,
    ) -> None:
        self._texts = texts
        self._bits = np.uint64(len(texts).bit_length())
        low = (np.uint64(1) << self._bits) - np.uint64(1)
        # Hash above, text below, in one number: sorting those is 15 times faster than an argsort.
        packed = np.concatenate(
            [np.empty(0, np.uint64)]
            + [found & ~low | np.uint64(n) for n, found in enumerate(each(fingerprints, texts))]
        )
        packed.sort()
        packed = packed[_changes(packed)]
        self._sizes = np.bincount((packed & low).view(np.int64), minlength=len(texts))
        first = _changes(packed >> self._bits)
        packed = packed[~(first & np.append(first[1:], True))] if len(packed) else packed
        self._prints = packed >> self._bits
        self._holders = (packed & low).view(np.int64)
        self._boilerplate = self._printed_anywhere(houses, headlines)
        common = _among(self._prints, self._boilerplate)
        self._sizes -= np.bincount(self._holders[common], minlength=len(texts))
        self._prints, self._holders = self._prints[~common], self._holders[~common]

    def _printed_anywhere(
        self, houses: Sequence[str | None], headlines: Sequence[frozenset[str]]
    ) -> np.ndarray:
        """The fingerprints that one house prints under headlines with nothing in common."""
        codes = {house: n for n, house in enumerate(dict.fromkeys(houses))}
        house = np.array([codes[h] for h in houses], np.int64)[self._holders]
        known = np.array([h is not None for h in houses], bool)[self._holders]
        prints, holders, house = self._prints[known], self._holders[known], house[known]
        by = np.lexsort((holders, house, prints))
        starts = np.flatnonzero(_changes(prints[by]) | _changes(house[by]))
        counts = np.diff(np.append(starts, len(by)))

        @cache
        def unrelated(numbers: tuple[int, ...]) -> bool:
            apart: list[frozenset[str]] = []
            for headline in dict.fromkeys(headlines[n] for n in numbers):
                if all(3 * len(headline & other) <= len(headline | other) for other in apart):
                    apart.append(headline)
            return len(apart) >= HOUSE_STYLE

        many = counts >= HOUSE_STYLE
        found = [
            start
            for start, count in zip(starts[many].tolist(), counts[many].tolist(), strict=True)
            if unrelated(tuple(holders[by[start : start + min(count, 16)]].tolist()))
        ]
        return np.unique(prints[by[found]]) if found else np.empty(0, np.uint64)

    def candidates(self) -> Iterator[tuple[int, int, float, int]]:
        """(longer, shorter, share of fingerprints, of how many: the fewer's), by shorter text."""
        prints, holders, sizes = self._prints, self._holders, self._sizes
        if len(prints) == 0:
            return
        new = _changes(prints)
        start = np.flatnonzero(new)[np.cumsum(new) - 1]
        place = np.arange(len(prints))
        pairs = []
        for nth in range(HUBS):
            below = place > start + nth
            pairs.append(holders[below] * len(sizes) + holders[start[below] + nth])
        keys = np.concatenate(pairs)
        keys.sort()
        starts = np.flatnonzero(_changes(keys))
        counts = np.diff(np.append(starts, len(keys)))
        shorter, longer = np.divmod(keys[starts], len(sizes))
        fewer = np.minimum(sizes[longer], sizes[shorter])
        kept = counts >= WORTH_CHECKING * fewer
        columns = (longer, shorter, counts / fewer, fewer)
        yield from zip(*(column[kept].tolist() for column in columns), strict=True)

    def shingles(self, number: int) -> tuple[frozenset[int], frozenset[int]]:
        """The shingles of a text outside quotation marks, and all of them; no boilerplate."""
        text = self._texts[number]
        return self._without_boilerplate(_QUOTED.sub(" ", text)), self._without_boilerplate(text)

    def _without_boilerplate(self, text: str) -> frozenset[int]:
        hashes = _hashes(text)
        if len(hashes):
            common = _among(_minima(hashes) >> self._bits, self._boilerplate)
            hashes = hashes[~common[np.minimum(np.arange(len(hashes)), len(common) - 1)]]
        return frozenset(hashes.tolist())


def _contained(
    one: tuple[frozenset[int], frozenset[int]], two: tuple[frozenset[int], frozenset[int]]
) -> float:
    """Share of the smaller text that the larger holds: of what neither quotes, if that suffices."""
    part = 0 if min(len(one[0]), len(two[0])) >= TELLING else 1
    few, many = sorted((one[part], two[part]), key=len)
    common = len(few & many)
    return common / len(few) if common >= TELLING else 0.0


def _hashes(text: str) -> np.ndarray:
    """One 64-bit hash for every run of WORDS words, in order.

    The Karp–Rabin polynomial of the run's letters, as the difference of two prefix sums modulo
    2^64, then mixed, for its low bits alone would be poor. Case and punctuation are lost.
    """
    for mark in _MARKS:
        text = text.replace(mark, " ")
    codes = _LETTER[np.frombuffer(text.encode("utf-8", "ignore"), np.uint8)]
    inside = codes != 0
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    starts = np.flatnonzero(begins[inside])
    if len(starts) < WORDS:
        return np.empty(0, np.uint64)
    letters = codes[inside].astype(np.uint64)
    powers, inverses = _powers(1 << len(letters).bit_length())
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    ends = np.append(starts[WORDS:], len(letters))
    starts = starts[: len(ends)]
    hashes = (sums[ends] - sums[starts]) * inverses[starts]
    hashes ^= hashes >> np.uint64(32)
    hashes *= np.uint64(0xD6E8FEB86659FD93)
    hashes ^= hashes >> np.uint64(32)
    return hashes


@cache
def _powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    """The first ``count`` powers of the base and of its inverse, modulo 2^64."""

    def series(base: int) -> np.ndarray:
        factors = np.full(count, base, np.uint64)
        factors[0] = 1
        return np.cumprod(factors)

    return series(_BASE), series(pow(_BASE, -1, 1 << 64))


def _minima(hashes: np.ndarray) -> np.ndarray:
    """The least of every WINDOW (a power of two) consecutive hashes, or of fewer if few."""
    step = 1
    while step < WINDOW and len(hashes) > step:
        hashes = np.minimum(hashes[:-step], hashes[step:])
        step *= 2
    return hashes


def _winnowed(hashes: np.ndarray) -> np.ndarray:
    least = _minima(hashes)
    return least[_changes(least)]


def _among(values: np.ndarray, ascending: np.ndarray) -> np.ndarray:
    """Which values are among those of a sorted array."""
    if len(ascending) == 0:
        return np.zeros(len(values), bool)
    place = np.searchsorted(ascending, values)
    return ascending[np.minimum(place, len(ascending) - 1)] == values


def _changes(values: np.ndarray) -> np.ndarray:
    """Where a value differs from the one before it; True at the start."""
    changes = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes
