"""What a word is: the tokens of a text, how they are compared, and a word's inflected forms.

The same tokens serve patterns and passages, so that "anti-dumping" in a profile finds
"anti dumping" and "U.S." finds "US". Knows nothing of profiles or of parts of speech: forms are
made by rule from the base form, and a form that no one writes is never found.
"""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+\+\d+|[^\W_]+")
"""A word, an abbreviation with its full stops, or a sum such as "17+1". Hyphens, apostrophes and
other signs part words."""

EXACT = "="
"""Before a word in a pattern: only this form, not its inflected ones."""
_PATTERN_WORD = re.compile(f"{EXACT}?(?:{TOKEN.pattern})")
_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_DOUBLING = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
"""Consonant, vowel, consonant: "ban" makes "banned"."""
_INFLECTED = re.compile(r"(?:ing|ed|[^suia]s)$")
"""Endings of words that are inflected already and so stand for themselves alone."""

_IRREGULAR = {
    base: tuple(forms.split())
    for base, forms in {
        "be": "is are was were been being am",
        "break": "breaks broke broken breaking",
        "bring": "brings brought bringing",
        "build": "builds built building",
        "buy": "buys bought buying",
        "cut": "cuts cutting",
        "fall": "falls fell fallen falling",
        "fight": "fights fought fighting",
        "find": "finds found finding",
        "forbid": "forbids forbade forbidden forbidding",
        "get": "gets got gotten getting",
        "give": "gives gave given giving",
        "go": "goes went gone going",
        "grow": "grows grew grown growing",
        "have": "has had having",
        "hit": "hits hitting",
        "hold": "holds held holding",
        "keep": "keeps kept keeping",
        "lead": "leads led leading",
        "leave": "leaves left leaving",
        "lend": "lends lent lending",
        "lose": "loses lost losing",
        "make": "makes made making",
        "man": "men",
        "meet": "meets met meeting",
        "pay": "pays paid paying",
        "put": "puts putting",
        "rise": "rises rose risen rising",
        "seek": "seeks sought seeking",
        "sell": "sells sold selling",
        "send": "sends sent sending",
        "set": "sets setting",
        "shut": "shuts shutting",
        "take": "takes took taken taking",
        "tell": "tells told telling",
        "win": "wins won winning",
        "withdraw": "withdraws withdrew withdrawn withdrawing",
    }.items()
}


def pattern_words(text: str) -> list[str]:
    """The words of a piece of a pattern, in order, each with the "=" before it if it has one."""
    return _PATTERN_WORD.findall(text)


def plain(word: str) -> str:
    """``word`` without accents and abbreviating full stops; its case is kept."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in parts if not unicodedata.combining(c))
    return word.replace(".", "")


def is_cased(word: str) -> bool:
    """Whether a pattern's word must be found as it is written: it holds a capital letter."""
    return word != word.lower()


def forms(word: str) -> tuple[str, ...]:
    """The spellings under which a pattern's word is found.

    A base form in small letters stands for all its inflected forms ("ban": bans, banned,
    banning), an inflected form for itself ("sanctions"), a word with a capital for itself, its
    plural and its spelling in capitals ("Huawei": Huaweis, HUAWEI). After "=" a word stands for
    itself alone.
    """
    if word.startswith(EXACT):
        word = word.removeprefix(EXACT)
        return (word, word.upper()) if is_cased(word) else (word,)
    if is_cased(word):
        plural = (word + "s",) if len(word) > 3 else ()
        return tuple(dict.fromkeys((word, *plural, word.upper())))
    if word in _IRREGULAR:
        return (word, *_IRREGULAR[word])
    if len(word) < 3 or not word.isalpha() or _INFLECTED.search(word):
        return (word,)
    return tuple(dict.fromkeys((word, *_plural(word), *_past(word), *_participle(word))))


def _plural(word: str) -> tuple[str, ...]:
    if word[-1] == "y" and word[-2] not in _VOWELS:
        return (word[:-1] + "ies",)
    return (word + "es",) if _SIBILANT.search(word) else (word + "s",)


def _past(word: str) -> tuple[str, ...]:
    if word[-1] == "e":
        return (word + "d",)
    if word[-1] == "y" and word[-2] not in _VOWELS:
        return (word[:-1] + "ied",)
    doubled = (word + word[-1] + "ed",) if _DOUBLING.search(word) else ()
    return (word + "ed", *doubled)


def _participle(word: str) -> tuple[str, ...]:
    if word[-1] == "e" and word[-2] != "e":
        return (word[:-1] + "ing",)
    doubled = (word + word[-1] + "ing",) if _DOUBLING.search(word) else ()
    return (word + "ing", *doubled)
