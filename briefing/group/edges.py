"""Which articles resemble which, and how much: a sparse graph, built in blocks of bounded size.

Resemblance of two articles is the cosine of their words, faded by the days between them and set in
proportion to how much of an event texts of their length cover: two headlines about one event share
few words, because each has few. Knows nothing of events.
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

NEIGHBOURS = 256
"""Most neighbours kept for an article, the nearest first: bounds the graph, whatever the input."""

FLOOR = 0.3
"""Least resemblance worth an edge; joining takes several times as much."""

BLOCK = 1_024
"""Articles compared with all others at a time."""

TYPICAL = 0.15
"""Cosine of two long articles on one event, on average."""

HALF = 40.0
"""Distinct words with which a text covers half of its event's vocabulary."""

FADE = 7.0
"""Days over which resemblance fades to ``e**-1`` of the part that fades."""

LASTING = 0.2
"""The part that does not fade: near-identical texts belong together however far apart."""


def expected(sizes: np.ndarray) -> np.ndarray:
    """Square root of the cosine to be expected of a text with so many words and its event."""
    import numpy as np

    return np.sqrt(TYPICAL * sizes / (sizes + HALF) + 1e-3)


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
    """Factor for the gap in days between articles ``left[k]`` and ``right[k]``; 1 if unknown."""
    import numpy as np

    gap = np.maximum(spans[left, 0] - spans[right, 1], spans[right, 0] - spans[left, 1])
    gap = np.nan_to_num(np.maximum(gap, 0))
    return LASTING + (1 - LASTING) * np.exp(-gap / FADE)


def graph(vectors: csr_array, sizes: np.ndarray, spans: np.ndarray) -> csr_array:
    """Faded cosines of articles that resemble each other; symmetric, empty on the diagonal."""
    import numpy as np
    from scipy.sparse import csr_array

    n = vectors.shape[0]
    expect = expected(sizes)
    short = _heaviest(vectors, TOP_WORDS)
    columns = short.T.tocsr()
    pairs: list[np.ndarray] = []
    for start in range(0, n, BLOCK):
        near = (short[start : start + BLOCK] @ columns).tocoo()
        left, right = near.coords[0] + start, near.coords[1]
        score = near.data * fading(spans, left, right) / (expect[left] * expect[right])
        keep = (left != right) & (score > FLOOR / 2)
        left, right, score = left[keep], right[keep], score[keep]
        order = np.lexsort((right, -np.round(score, 6), left))
        left, right = left[order], right[order]
        rank = np.arange(len(left)) - np.searchsorted(left, left)
        left, right = left[rank < NEIGHBOURS], right[rank < NEIGHBOURS]
        pairs.append(np.minimum(left, right) * n + np.maximum(left, right))
    chosen = np.unique(np.concatenate(pairs)) if pairs else np.empty(0, np.int64)
    left, right = chosen // n, chosen % n
    cosine = _cosines(vectors, left, right) * fading(spans, left, right)
    keep = cosine > FLOOR * expect[left] * expect[right]
    left, right, cosine = left[keep], right[keep], cosine[keep]
    half = csr_array((cosine, (left, right)), shape=(n, n))
    return (half + half.T).tocsr()


def _heaviest(vectors: csr_array, count: int) -> csr_array:
    """The ``count`` greatest values of each row."""
    import numpy as np
    from scipy.sparse import csr_array

    row = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    order = np.lexsort((vectors.indices, -vectors.data, row))
    rank = np.arange(len(order)) - vectors.indptr[row]
    kept = np.sort(order[rank < count])
    return csr_array((vectors.data[kept], (row[kept], vectors.indices[kept])), vectors.shape)


def _cosines(vectors: csr_array, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Dot products of rows ``left[k]`` and ``right[k]``, a bounded number of rows at a time."""
    import numpy as np

    step = 50_000
    parts = [
        vectors[left[k : k + step]].multiply(vectors[right[k : k + step]]).sum(axis=1)
        for k in range(0, len(left), step)
    ]
    return np.concatenate(parts) if parts else np.empty(0)
