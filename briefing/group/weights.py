"""How much each word tells: articles × words, weighted by how rare a word is here and in the news.

The corpus speaks for itself once it is large; two or three articles cannot tell a rare word from a
common one, so the document frequencies of :data:`BACKGROUND` stand in as a prior worth a few dozen
articles. Knows nothing of dates or events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

PRIOR = 300.0
"""Articles' worth of belief in the background frequencies."""

UNSEEN = 1 / 400
"""Share of articles assumed to hold a word that the background does not list."""

COMMON = 0.2
"""Words in more than this share of all news are grammar, and are left out."""


@cache
def background() -> dict[str, float]:
    """Share of news articles that hold a word, for the few thousand words above half a per cent.

    Each line of ``background.txt`` is a level ``n`` and the words held by about ``2 ** (-n / 2)``
    of all articles.
    """
    shares = {}
    for line in (files(__package__) / "background.txt").read_text("utf-8").splitlines():
        level, *words = line.split()
        shares |= dict.fromkeys(words, 2 ** (-int(level) / 2))
    return shares


def matrix(
    counts: Sequence[Mapping[str, int]], headlines: Sequence[Sequence[str]]
) -> tuple[csr_array, np.ndarray, csr_array]:
    """Articles × words with rows of length one (log tf · idf), how many words each row has, and
    articles × words of the headlines alone, rows of sum one (idf).

    ``headlines``: words of each, once, that are in ``counts`` as well. Words are numbered in
    alphabetical order, so that equal input gives equal sums.
    """
    import numpy as np
    from scipy.sparse import csr_array

    number: defaultdict[str, int] = defaultdict(count().__next__)
    columns = np.array([number[word] for found in counts for word in found], np.int64)
    times = np.array([n for found in counts for n in found.values()], np.float64)
    rows = np.repeat(np.arange(len(counts)), [len(found) for found in counts])
    titled = np.array([number[word] for words in headlines for word in words], np.int64)
    titles = np.repeat(np.arange(len(counts)), [len(words) for words in headlines])

    words = sorted(number)
    rank = np.empty(len(words), np.int64)
    rank[[number[word] for word in words]] = np.arange(len(words))
    shares = background()
    expected = np.array([shares.get(word, UNSEEN) for word in words])
    columns, titled = rank[columns], rank[titled]
    df = np.bincount(columns, minlength=len(words))
    idf = 1 - np.log((df + PRIOR * expected) / (len(counts) + PRIOR))

    telling = expected[columns] <= COMMON
    rows, columns, times = rows[telling], columns[telling], times[telling]
    weight = (1 + np.log(times)) * idf[columns]
    length = np.sqrt(np.bincount(rows, weight**2, len(counts)))
    vectors = csr_array((weight / length[rows], (rows, columns)), (len(counts), len(words)))
    vectors.sort_indices()

    telling = expected[titled] <= COMMON
    titles, titled = titles[telling], titled[telling]
    whole = np.bincount(titles, idf[titled], len(counts))
    named = csr_array((idf[titled] / whole[titles], (titles, titled)), vectors.shape)
    named.sort_indices()
    return vectors, np.bincount(rows, minlength=len(counts)), named
