"""Clusters of a sparse similarity graph: average linkage that knows how dense a cluster should be.

Two clusters join where the mean similarity across them is high *in proportion to* the similarity
inside each (so a tight cluster asks more of a newcomer than a loose one). All pairs that are each
other's best, or nearly so, join in the same round; rounds end when no pair is good enough. That is
the parallel form of hierarchical clustering (Sumengen et al. 2021; Dhulipala et al. 2022), done
with sparse matrices. Knows numbers only, neither articles nor words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

CONTRAST = 0.25
"""Weight of a cluster's own density: 0 is plain average linkage, 0.5 a full normalisation."""

BELIEF = 2.0
"""Pairs' worth of belief in the expected density, before a cluster has shown its own."""

NEARLY = 1.0
"""A cluster joins its best partner if that partner's own best is not better than by this."""


def clusters(graph: csr_array, expect: np.ndarray, bar: float) -> np.ndarray:
    """The cluster number of each node of a symmetric graph with an empty diagonal.

    ``expect[i] * expect[j]`` is the similarity to be expected of two nodes of one cluster; they join
    from ``bar`` times that. Clusters are numbered by their first node.
    """
    import numpy as np
    from scipy.sparse import coo_array, csr_array
    from scipy.sparse.csgraph import connected_components

    n = graph.shape[0]
    label = np.arange(n)
    size, inside, prior = np.ones(n), np.zeros(n), expect.astype(float)
    while graph.nnz:
        base = prior / size
        density = (BELIEF * base**2 + inside) / (BELIEF + size * (size - 1) / 2)
        norm = size * base * (density / base**2) ** CONTRAST
        row = np.repeat(np.arange(len(size)), np.diff(graph.indptr))
        score = np.round(graph.data / (norm[row] * norm[graph.indices]), 9)
        best = np.zeros(len(size))
        filled = np.diff(graph.indptr) > 0
        best[filled] = np.maximum.reduceat(score, graph.indptr[:-1][filled])
        top = np.flatnonzero((score == best[row]) & (score >= bar))
        # One best partner each, the first of equals, and only where the partner nearly agrees.
        _, first = np.unique(row[top], return_index=True)
        top = top[first]
        top = top[score[top] >= NEARLY * best[graph.indices[top]]]
        if not len(top):
            break
        join = coo_array((np.ones(len(top)), (row[top], graph.indices[top])), graph.shape)
        count, group = connected_components(join, directed=False)
        merge = csr_array((np.ones(len(group)), (group, np.arange(len(group)))))
        graph = (merge @ graph @ merge.T).tocsr()
        inside = merge @ inside + graph.diagonal() / 2
        graph.setdiag(0)
        graph.eliminate_zeros()
        graph.sort_indices()
        size, prior, label = merge @ size, merge @ prior, group[label]
    _, first, label = np.unique(label, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[label]
