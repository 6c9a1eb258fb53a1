"""What besides shared words speaks for one event: headlines, outlets, and how the corpus is made.

Two pages of one template share as many words as two reports of one event. What tells them apart is
whether each speaks of what the other's headline names, and whether one outlet wrote both; and where
most articles have no match at all, as in an unsorted folder, a middling likeness means less than
where every article has one. Knows numbers only, neither articles nor words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

FULL = 80.0
"""Distinct words from which a text can be expected to speak of its event's particulars, and to show
the style of its house. Of shorter ones, as bare headlines, neither says much."""

HEADLINE, USUAL = 1.6, 0.4
"""Likeness goes with ``exp(HEADLINE * share)``, unchanged at the ``USUAL`` share of headline words
that two reports find in each other: .6 within one event, .3 within one subject."""

HOUSE = 0.25
"""What likeness of two long texts by one outlet counts. Where pairs by two outlets are one event in
a third of cases, none of 42 pairs by one outlet is (allsides_train, newswcl50)."""

CLEAR = 2.0
"""Likeness from which an article surely has a match."""

SPARSE = 0.8
"""How much more likeness is asked where no article has a clear match, in proportion."""

PRIOR = 30.0
"""Articles' worth of belief that a corpus was sorted beforehand, until it shows otherwise."""


def of_headlines(shared: np.ndarray, titled: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Factor for what pairs of texts say of each other's headlines; 1 where there are none.

    All of shape (2, pairs). ``shared``: share of the headline's words that the other text holds;
    ``titled``: whether there is a headline; ``sizes``: distinct words of the text looked into.
    """
    import numpy as np

    trust = titled * fullness(sizes)
    return np.exp(HEADLINE / 2 * (trust * (shared - USUAL)).sum(axis=0))


def of_outlets(
    outlets: np.ndarray, sizes: np.ndarray, left: np.ndarray, right: np.ndarray
) -> np.ndarray:
    """Factor for pairs by one outlet: its pages resemble each other whatever they tell.

    ``outlets``: number of each article's outlet, -1 if unknown. The more of the corpus an outlet
    makes up the less it counts: its style is then the corpus's, which the weights of words know.
    """
    import numpy as np

    pages = np.bincount(outlets[outlets >= 0], minlength=1)
    others = 1 - pages[outlets] / max(1, len(outlets))
    one = (outlets[left] == outlets[right]) & (outlets[left] >= 0)
    full = fullness(sizes)
    return HOUSE ** np.where(one, others[left] * full[left] * full[right], 0)


def fullness(sizes: np.ndarray) -> np.ndarray:
    """How far texts of so many distinct words can be expected to give particulars, 0 to 1."""
    import numpy as np

    return np.minimum(sizes / FULL, 1) ** 2


def in_proportion(graph: csr_array) -> csr_array:
    """Likeness in proportion to how many articles of the corpus have a clear match."""
    import numpy as np
    from scipy.sparse import csr_array

    best = graph.max(axis=1).toarray() if graph.nnz else np.zeros(graph.shape[0])
    alone = np.count_nonzero(best < CLEAR) / (len(best) + PRIOR)
    scaled = graph.data / (1 + SPARSE * alone)
    return csr_array((scaled, graph.indices, graph.indptr), graph.shape)
