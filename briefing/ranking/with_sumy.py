"""sumy's summarisers over our candidates, without NLTK's data.

sumy's document model is built from sentences we already have, with our own words; it hands the
same sentence objects back, so provenance is kept by position. sumy ranks one text: it knows
neither documents nor redundancy, and a candidate's weight acts on its rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module

from briefing.ranking.task import STOP_WORDS, Task

METHODS = {
    "kl": "kl.KLSummarizer",
    "lexrank": "lex_rank.LexRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "reduction": "reduction.ReductionSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
}
"""Name → where in ``sumy.summarizers`` its class is."""

_MOST = 400
"""Most candidates handed to sumy, the earliest in their documents first: its LexRank takes 2 s
for 400 sentences and grows with the square, KL with the cube."""
_WORDS = re.compile(r"[^\W\d_]+")


class _Words:
    """A tokeniser as sumy wants one."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(_WORDS.findall(text))


def sumy_ranker(name: str) -> Callable[[Task], Sequence[int]]:
    """A summariser of our own kind around sumy's of that name."""

    def rank(task: Task) -> Sequence[int]:
        everyone = range(len(task.candidates))
        taken = sorted(everyone, key=lambda i: (task.candidates[i].sentence.index, i))[:_MOST]
        rated = _ratings(name, [task.candidates[i].sentence.text for i in sorted(taken)])
        places = _places(rated)
        score = dict.fromkeys(everyone, 0.0)
        for i, place in zip(sorted(taken), places, strict=True):
            score[i] = round(task.candidates[i].weight * (1 - place / (len(rated) + 1)), 9)
        return sorted(everyone, key=lambda i: (-score[i], i))

    rank.__name__ = rank.__qualname__ = name
    rank.__doc__ = f"sumy's {METHODS[name].partition('.')[2]} over at most {_MOST} candidates."
    return rank


def _places(ratings: Sequence[float]) -> list[int]:
    """The place of each rating, the greatest being 0; ties in the order given."""
    order = sorted(range(len(ratings)), key=lambda i: (-ratings[i], i))
    places = [0] * len(ratings)
    for place, i in enumerate(order):
        places[i] = place
    return places


def _ratings(name: str, sentences: Sequence[str]) -> list[float]:
    """sumy's rating of each sentence; some of its methods give ranks, not scores."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence
    from sumy.nlp.stemmers import Stemmer

    module, _, attribute = METHODS[name].partition(".")
    method = getattr(import_module(f"sumy.summarizers.{module}"), attribute)(Stemmer("english"))
    ours = [SumySentence(text, _Words()) for text in sentences]
    document = ObjectDocumentModel([Paragraph(ours)])
    if hasattr(method, "stop_words"):
        method.stop_words = STOP_WORDS
    rated: dict[int, float] = {}

    def note(infos):
        infos = list(infos)
        rated.update({id(info.sentence): float(info.rating) for info in infos})
        return infos

    if ours:
        method(document, note)
    return [round(rated.get(id(sentence), 0.0), 9) for sentence in ours]
