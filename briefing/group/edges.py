"""Which articles resemble which, and how much: a sparse graph, built in blocks of bounded size.

Resemblance of two articles is the cosine of their words, faded by the days between them and set in
proportion to what texts of their length show when they report one event: two headlines share few
words, because each has few. A short text is first filled out with the words of its nearest
neighbours. Knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.model import Article
from briefing.workers import Each

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

TOP_WORDS = 40
"""Weightiest words of an article that may find it a neighbour; the cosine then takes all words."""

NEIGHBOURS = 256
"""Most neighbours kept for an article, the nearest first: bounds the graph, whatever the input."""

LEAST, MOST = 0.2, 12.0
"""Least resemblance worth an edge (joining takes several times as much), and the most that one pair
may count: near-identical texts must not speak for their whole cluster."""

BLOCK = 1_024
"""Articles compared with all others of their time at once: one task. The blocks follow from the
articles alone, never from who works them out."""

TYPICAL = 0.15
"""Cosine of two long reports of one event."""

SHORT = 20.0
"""Distinct words below which a text shows only part of its event's vocabulary."""

FILL, FILLERS = 20.0, 12
"""A text of ``FILL`` distinct words is filled out with half its own weight, a longer one with less,
from its ``FILLERS`` nearest neighbours."""

FILLED = 80
"""Texts of fewer distinct words are filled out."""

FAINT = 0.02
"""Weight below which a word of a neighbour is not taken over: one that several share is."""

PAIRS = 50_000
"""Pairs of articles whose cosines are worked out at once: another kind of task."""

FADE = 15.0
"""Days over which resemblance fades to ``e**-1``."""

SAME_DAY, CLOSEST = 1 / 3, 1 / 24
"""Days between two moments of one day, on average, and the shortest time that still tells."""

BURST = 0.25
"""Outlets report an event in a burst: exponent of the fading within hours."""

BRIGHTEST = (CLOSEST / SAME_DAY) ** -BURST
"""The greatest factor that time can bring."""

WINDOW = 60.0
"""Days beyond which even identical texts fade below ``LEAST``."""

UNDATED = 0.7
"""Fading between articles of which one is undated."""


def graph(
    vectors: csr_array,
    sizes: np.ndarray,
    spans: np.ndarray,
    *,
    headlines: csr_array,
    outlets: np.ndarray,
    each: Each = map,
) -> csr_array:
    """Resemblance of articles, 1.0 being typical of long reports of one event; symmetric.

    ``vectors``: articles × words, rows of length one; ``sizes``: distinct words of each;
    ``spans``: see :func:`days`; ``headlines``: articles × words, rows of sum one; ``outlets``: see
    :func:`briefing.group.evidence.of_outlets`. Pairs below ``LEAST`` are absent, as is the
    diagonal. Articles in order of time make the blocks that ``each`` is given small windows of
    time.
    """
    import numpy as np
    from scipy.sparse import csr_array

    from briefing.group import evidence

    n = vectors.shape[0]
    expect = np.sqrt(TYPICAL) * (sizes / (sizes + SHORT)) ** 0.75 + 1e-3
    filled = fill(vectors, sizes, spans, expect, each=each)
    row, near = _nearest(filled, np.arange(n), expect, spans, NEIGHBOURS, each)
    pairs = csr_array(
        (np.ones(len(row), np.int8), (np.minimum(row, near), np.maximum(row, near))), (n, n)
    )
    left, right = pairs.nonzero()
    likeness = _products(filled, filled, left, right, each) * fading(spans, left, right)
    likeness /= expect[left] * expect[right]
    likeness *= _mentions(headlines, vectors, sizes, left, right, each)
    likeness *= evidence.of_outlets(outlets, sizes, left, right)
    excess = np.maximum(likeness / MOST, 1)
    likeness = np.where(excess > 1, MOST * (1 + np.log(excess) / 10), likeness)
    half = csr_array((likeness, (left, right)), shape=(n, n))
    return evidence.in_proportion((half + half.T).tocsr())


def days(articles: Sequence[Article]) -> np.ndarray:
    """When each article appeared, shape (articles, 3): earliest and latest moment and how finely
    it is known, in days; NaN if unknown. A day without its hour stands at noon."""
    import numpy as np

    spans = np.full((len(articles), 3), np.nan)
    for i, article in enumerate(articles):
        if (at := article.published.at) is None:
            continue
        moment = at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / 86_400
        match article.published.precision:
            case "time":
                spans[i] = moment, moment, CLOSEST
            case "month":
                spans[i] = moment, moment + 30, SAME_DAY
            case "year":
                spans[i] = moment, moment + 365, SAME_DAY
            case _:
                spans[i] = moment + 0.5, moment + 0.5, SAME_DAY
    return spans


def fading(spans: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Factor for the time between articles ``left[k]`` and ``right[k]``; 1 on the same day."""
    import numpy as np

    a, b = spans[left], spans[right]
    gap = np.maximum(a[:, 0] - b[:, 1], b[:, 0] - a[:, 1])
    gap = np.maximum(gap, np.maximum(a[:, 2], b[:, 2]))
    return np.where(np.isnan(gap), UNDATED, (gap / SAME_DAY) ** -BURST * np.exp(-gap / FADE))


def fill(
    vectors: csr_array,
    sizes: np.ndarray,
    spans: np.ndarray,
    expect: np.ndarray,
    *,
    each: Each = map,
) -> csr_array:
    """Short texts with words of their neighbours added (document expansion, Tao et al. 2006)."""
    import numpy as np
    from scipy.sparse import csr_array

    short = np.flatnonzero(sizes < FILLED)
    row, near = _nearest(vectors, short, expect, spans, FILLERS, each)
    weight = _products(vectors, vectors, row, near, each) * fading(spans, row, near)
    total = np.bincount(row, weight, len(sizes))[row]
    weight *= FILL / (sizes[row] + FILL) / np.where(total > 0, total, 1)
    share = csr_array((weight, (row, near)), shape=(len(sizes), len(sizes)))
    borrowed = (share @ _heaviest(vectors, TOP_WORDS)).tocsr()
    borrowed.data[borrowed.data < FAINT] = 0
    borrowed.eliminate_zeros()
    return _unit((vectors + borrowed).tocsr())


def _nearest(
    vectors: csr_array,
    rows: np.ndarray,
    expect: np.ndarray,
    spans: np.ndarray,
    most: int,
    each: Each,
) -> tuple[np.ndarray, np.ndarray]:
    """The nearest neighbours of ``rows``, at most ``most`` each, judged by the weightiest words."""
    import numpy as np

    blocks = np.array_split(rows, max(1, -(-len(rows) // BLOCK)))
    near = partial(_near, _heaviest(vectors, TOP_WORDS), expect, spans, most)
    found = [(np.empty(0, np.int64), np.empty(0, np.int64)), *each(near, blocks)]
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _near(
    short: csr_array, expect: np.ndarray, spans: np.ndarray, most: int, block: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The nearest neighbours of a block of rows among all that appeared near enough in time.

    The windows of two blocks overlap: neighbours are sought ``WINDOW`` days on either side.
    """
    import numpy as np

    undated = np.isnan(spans[:, 0])
    within = undated[block].any() | undated
    if not undated[block].all():
        first, last = np.nanmin(spans[block, 0]), np.nanmax(spans[block, 1])
        within |= (spans[:, 1] >= first - WINDOW) & (spans[:, 0] <= last + WINDOW)
    column = np.flatnonzero(within)
    product = (short[block] @ short[column].T.tocsr()).tocoo()
    row, near = block[product.coords[0]], column[product.coords[1]]
    likeness = product.data / (expect[row] * expect[near])
    keep = np.flatnonzero((row != near) & (likeness * BRIGHTEST > LEAST))
    row, near = row[keep], near[keep]
    likeness = likeness[keep] * fading(spans, row, near)
    keep = likeness > LEAST
    return _first(row[keep], near[keep], likeness[keep], most)


def _first(
    row: np.ndarray, near: np.ndarray, likeness: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """For each row the ``most`` nearest, with all that equal the last of them."""
    import numpy as np

    if not len(row) or np.bincount(row).max() <= most:
        return row, near
    order = np.argsort(row - likeness / (2 * likeness.max()))
    rank = np.arange(len(row)) - np.searchsorted(row[order], row[order])
    last = order[rank == most - 1]
    bar = np.zeros(row.max() + 1)
    bar[row[last]] = likeness[last] - 1e-9
    keep = likeness >= bar[row]
    return row[keep], near[keep]


def _mentions(
    headlines: csr_array,
    vectors: csr_array,
    sizes: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    each: Each,
) -> np.ndarray:
    """Factor for what the texts of each pair say of the other's headline."""
    import numpy as np

    from briefing.group import evidence

    held = vectors.copy()
    held.data[:] = 1
    ways = ((left, right), (right, left))
    shared = [_products(headlines, held, a, b, each) for a, b in ways]
    titled = np.diff(headlines.indptr) > 0
    return evidence.of_headlines(
        np.stack(shared),
        np.stack([titled[a] for a, _ in ways]),
        np.stack([sizes[b] for _, b in ways]),
    )


def _products(
    one: csr_array, other: csr_array, left: np.ndarray, right: np.ndarray, each: Each
) -> np.ndarray:
    """Products of rows ``one[left[k]]`` and ``other[right[k]]``, a bounded number at a time."""
    import numpy as np

    pairs = [(left[k : k + PAIRS], right[k : k + PAIRS]) for k in range(0, len(left), PAIRS)]
    return np.concatenate([np.empty(0), *each(partial(_dots, one, other), pairs)])


def _dots(one: csr_array, other: csr_array, pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    left, right = pairs
    return one[left].multiply(other[right]).sum(axis=1)


def _heaviest(matrix: csr_array, count: int) -> csr_array:
    """The ``count`` greatest values of each row, the first of equals."""
    import numpy as np
    from scipy.sparse import csr_array

    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.argsort(row - matrix.data / 2, kind="stable")  # values are at most 1
    rank = np.arange(len(order)) - matrix.indptr[row]
    kept = np.sort(order[rank < count])
    return csr_array((matrix.data[kept], (row[kept], matrix.indices[kept])), matrix.shape)


def _unit(matrix: csr_array) -> csr_array:
    """Rows scaled to length one; empty rows stay empty."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    length = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_array(diags_array(1 / np.where(length > 0, length, 1)) @ matrix)
