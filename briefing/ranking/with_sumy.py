"""sumy's summarisers over our candidates, without NLTK's data.

sumy's document model is built from sentences we already have, with our own words; it hands the
same sentence objects back, so provenance is kept by position. sumy ranks one text: it knows
neither documents nor redundancy, and a candidate's weight acts on its rank.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module

from briefing.ranking.task import STOP_WORDS, Task

METHODS = {
    "kl": ("kl.KLSummarizer", 60),
    "lexrank": ("lex_rank.LexRankSummarizer", 400),
    "lsa": ("lsa.LsaSummarizer", 400),
    "luhn": ("luhn.LuhnSummarizer", 400),
    "reduction": ("reduction.ReductionSummarizer", 400),
    "sumbasic": ("sum_basic.SumBasicSummarizer", 400),
    "textrank": ("text_rank.TextRankSummarizer", 400),
}
"""Name → where in ``sumy.summarizers`` its class is, and the most candidates it is given.

Measured: LexRank takes 1.6 s for 400 sentences and grows with the square; KL 4.6 s for 120 and
grows with the cube. Edmundson is left out: it wants cue words and headings that no one gives it.
"""

_WORDS = re.compile(r"[^\W\d_]+")


class _Words:
    """A tokeniser as sumy wants one."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(_WORDS.findall(text))


def sumy_ranker(name: str) -> Callable[[Task], Sequence[int]]:
    """A summariser of our own kind around sumy's of that name."""
    method, most = METHODS[name]

    def rank(task: Task) -> Sequence[int]:
        candidates = task.candidates
        top = sorted(range(len(candidates)), key=lambda i: (candidates[i].sentence.index, i))
        taken, left = sorted(top[:most]), top[most:]
        ratings = _ratings(method, [candidates[i].sentence.text for i in taken])
        best_first = sorted(range(len(taken)), key=lambda k: (-ratings[k], k))
        score = {
            taken[k]: round(candidates[taken[k]].weight * (1 - place / len(taken)), 9)
            for place, k in enumerate(best_first)
        }
        return [*sorted(taken, key=lambda i: (-score[i], i)), *left]

    rank.__name__ = rank.__qualname__ = name
    rank.__doc__ = f"sumy's ``{method}`` over the {most} candidates nearest the top."
    return rank


def _ratings(method: str, sentences: Sequence[str]) -> list[float]:
    """sumy's rating of each sentence; some of its methods give ranks, not scores."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence
    from sumy.nlp.stemmers import Stemmer

    module, _, attribute = method.partition(".")
    summariser = getattr(import_module(f"sumy.summarizers.{module}"), attribute)(Stemmer("english"))
    ours = [SumySentence(text, _Words()) for text in sentences]
    document = ObjectDocumentModel([Paragraph(ours)])
    if hasattr(summariser, "stop_words"):
        summariser.stop_words = STOP_WORDS
    rated: dict[int, float] = {}

    def note(infos):
        infos = list(infos)
        rated.update({id(info.sentence): float(info.rating) for info in infos})
        return infos

    if ours:
        with warnings.catch_warnings(action="ignore"):  # LSA's, on a few short sentences
            summariser(document, note)
    return [round(rated.get(id(sentence), 0.0), 9) for sentence in ours]
