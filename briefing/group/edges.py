"""Which articles resemble which, and how much: a sparse graph, built in blocks of bounded size.

Resemblance of two articles is the cosine of their words, faded by the days between them and set in
proportion to what texts of their length show when they report one event: two headlines share few
words, because each has few. A short text is first filled out with the words of its nearest
neighbours. Knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Article

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

TOP_WORDS = 40
"""Weightiest words of an article that may find it a neighbour; the cosine then takes all words."""

NEIGHBOURS = 512
"""Most neighbours kept for an article, the nearest first: bounds the graph, whatever the input."""

LEAST, MOST = 0.3, 6.0
"""Least resemblance worth an edge (joining takes several times as much), and the most that one pair
may count: near-identical texts must not speak for their whole cluster."""

BLOCK = 1_024
"""Articles compared with all others at a time."""

TYPICAL = 0.15
"""Cosine of two long reports of one event."""

SHORT = 25.0
"""Distinct words below which a text shows only part of its event's vocabulary."""

FILL, FILLERS = 15.0, 12
"""A text of ``FILL`` distinct words is filled out with half its own weight, a longer one with less,
from its ``FILLERS`` nearest neighbours."""

FAINT = 0.02
"""Weight below which a word of a neighbour is not taken over: one that several share is."""

FADE = 10.0
"""Days over which resemblance fades to ``e**-1``."""

UNDATED = 0.85
"""Fading between articles of which one is undated."""


def graph(vectors: csr_array, sizes: np.ndarray, spans: np.ndarray) -> csr_array:
    """Resemblance of articles, 1.0 being typical of long reports of one event; symmetric.

    ``vectors``: articles × words, rows of length one; ``sizes``: distinct words of each;
    ``spans``: see :func:`days`. Pairs below ``LEAST`` are absent, as is the diagonal.
    """
    import numpy as np
    from scipy.sparse import csr_array

    n = vectors.shape[0]
    expect = np.sqrt(TYPICAL) * (sizes / (sizes + SHORT)) ** 0.75 + 1e-3
    filled = fill(vectors, sizes, spans, expect)
    left, right, likeness = _pairs(filled, expect, spans, NEIGHBOURS)
    likeness = np.where(likeness > MOST, MOST * (1 + np.log(np.maximum(likeness, MOST) / MOST) / 10), likeness)
    half = csr_array((likeness, (left, right)), shape=(n, n))
    return (half + half.T).tocsr()


def days(articles: Sequence[Article]) -> np.ndarray:
    """First and last day on which each article may have appeared, as ordinals; NaN if unknown.

    Shape (articles, 2). A month or a year known without its day is a span.
    """
    import numpy as np

    spans = np.full((len(articles), 2), np.nan)
    lengths = {"month": 30, "year": 364}
    for i, article in enumerate(articles):
        if at := article.published.at:
            first = at.toordinal()
            spans[i] = first, first + lengths.get(article.published.precision or "day", 0)
    return spans


def fading(spans: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Factor for the days between articles ``left[k]`` and ``right[k]``."""
    import numpy as np

    gap = np.maximum(spans[left, 0] - spans[right, 1], spans[right, 0] - spans[left, 1])
    return np.where(np.isnan(gap), UNDATED, np.exp(-np.maximum(gap, 0) / FADE))


def fill(
    vectors: csr_array, sizes: np.ndarray, spans: np.ndarray, expect: np.ndarray
) -> csr_array:
    """Short texts filled out with words of their neighbours (document expansion, Tao et al. 2006)."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    n = vectors.shape[0]
    left, right, likeness = _pairs(vectors, expect, spans, FILLERS)
    cosine = likeness * expect[left] * expect[right]
    near = csr_array((cosine, (left, right)), shape=(n, n))
    near = _heaviest((near + near.T).tocsr(), FILLERS)
    total = near.sum(axis=1)
    share = FILL / (sizes + FILL) / np.where(total > 0, total, 1)
    borrowed = (diags_array(share) @ near @ _heaviest(vectors, TOP_WORDS)).tocsr()
    borrowed.data[borrowed.data < FAINT] = 0
    borrowed.eliminate_zeros()
    return _unit((vectors + borrowed).tocsr())


def _pairs(
    vectors: csr_array, expect: np.ndarray, spans: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs ``left < right`` in order, with their likeness: each article's ``most`` nearest."""
    import numpy as np

    n = vectors.shape[0]
    short = _heaviest(vectors, TOP_WORDS)
    columns = short.T.tocsr()
    chosen = [np.empty(0, np.int64)]
    for start in range(0, n, BLOCK):
        near = (short[start : start + BLOCK] @ columns).tocoo()
        left, right = near.coords[0] + start, near.coords[1].astype(np.int64)
        likeness = near.data * fading(spans, left, right) / (expect[left] * expect[right])
        keep = (left != right) & (likeness > LEAST / 2)
        left, right, likeness = left[keep], right[keep], likeness[keep]
        order = np.lexsort((right, -np.round(likeness, 6), left))
        left, right = left[order], right[order]
        nearest = np.arange(len(left)) - np.searchsorted(left, left) < most
        left, right = left[nearest], right[nearest]
        chosen.append(np.minimum(left, right) * n + np.maximum(left, right))
    pairs = np.unique(np.concatenate(chosen))
    left, right = pairs // n, pairs % n
    likeness = _cosines(vectors, left, right) * fading(spans, left, right)
    likeness /= expect[left] * expect[right]
    keep = likeness > LEAST
    return left[keep], right[keep], likeness[keep]


def _cosines(vectors: csr_array, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Dot products of rows ``left[k]`` and ``right[k]``, a bounded number of rows at a time."""
    import numpy as np

    step = 50_000
    parts = [
        vectors[left[k : k + step]].multiply(vectors[right[k : k + step]]).sum(axis=1)
        for k in range(0, len(left), step)
    ]
    return np.concatenate([np.empty(0), *parts])


def _heaviest(matrix: csr_array, count: int) -> csr_array:
    """The ``count`` greatest values of each row, the first of equals."""
    import numpy as np
    from scipy.sparse import csr_array

    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -np.round(matrix.data, 9), row))
    rank = np.arange(len(order)) - matrix.indptr[row]
    kept = np.sort(order[rank < count])
    return csr_array((matrix.data[kept], (row[kept], matrix.indices[kept])), matrix.shape)


def _unit(matrix: csr_array) -> csr_array:
    """Rows scaled to length one; empty rows stay empty."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    length = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_array(diags_array(1 / np.where(length > 0, length, 1)) @ matrix)
