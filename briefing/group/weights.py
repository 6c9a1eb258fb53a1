"""How much each word tells: articles × words, weighted by how rare a word is here and in the news.

The corpus speaks for itself once it is large; two or three articles cannot tell a rare word from a
common one, so the document frequencies of :data:`BACKGROUND` stand in as a prior worth a few dozen
articles. Knows nothing of dates or events.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

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


def matrix(counts: Sequence[Counter[str]]) -> tuple[csr_array, np.ndarray]:
    """Articles × words with rows of length one (log tf · idf), and how many words each row has.

    Words are numbered in alphabetical order, so that equal input gives equal sums.
    """
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    shares = background()
    words = sorted({word for count in counts for word in count if shares.get(word, 0) <= COMMON})
    number = {word: i for i, word in enumerate(words)}
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for count in counts:
        for word, times in count.items():
            if (column := number.get(word)) is not None:
                columns.append(column)
                values.append(times)
        ends.append(len(columns))
    tf = csr_array(
        (1 + np.log(np.array(values, np.float64)), columns, ends), shape=(len(counts), len(words))
    )
    tf.sort_indices()
    df = np.bincount(tf.indices, minlength=len(words))
    expected = np.array([shares.get(word, UNSEEN) for word in words])
    idf = 1 - np.log((df + PRIOR * expected) / (len(counts) + PRIOR))
    tf = tf @ diags_array(idf)
    length = np.sqrt(np.asarray(tf.multiply(tf).sum(axis=1)).ravel())
    length[length == 0] = 1
    return csr_array(diags_array(1 / length) @ tf), np.diff(tf.indptr)
