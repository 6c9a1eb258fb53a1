"""Whether a report itself vouches for whose a statement is: the name stands beside the words.

The reading of quotations follows a conversation through an article: a pronoun back to a name, a
quotation without a cue to whoever spoke before. Nine in ten of those are right, which is too few
for a page that prints words under a name. Here the cue must stand in the sentence of the words,
and beside it the name, or a pronoun that the sentence before explains.

Knows one article; nothing of how a sentence reads alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.actors.people import bare, family, parts
from briefing.actors.phrases import Named, is_title
from briefing.actors.words import (
    BODIES,
    DETERMINERS,
    FAMILY_FIRST,
    GROUPS,
    HONORIFICS,
    JOINS,
    MEDIA,
    PARTICLES,
    STOP,
    fold,
)
from briefing.model import Quote, Sentence

_OWN_VIEW = re.compile(r"\b(?:editorial|commentary|op-ed|opinion)\b", re.IGNORECASE)
_PRONOUNS = ("he", "she")
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:\.? {_CAPITAL})*")
_GLUED = re.compile(r"[A-Z][a-z]+ [A-Z]\w* (?!Fitz)[A-Z][a-z]{3,}[A-Z][a-z]|\bMORE\b")
"""Marks of a line of links whose blanks were lost ("Louis RossWilbur Ross … MORE")."""
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|that)\s+$", re.IGNORECASE)
"""Before a speaker they leave open whether anything was said ("asked if he agreed")."""
_OBJECT = re.compile(r"\b(?:to|of|for|from|by|with|about|against)\s+(?:the\s+)?$")
"""Before a speaker whose verb follows it shows that the verb is another's ("the letter to X")."""
_CUT = re.compile(r"-?\w")
"""Behind a speaker it shows that the phrase is a piece of another ("U.S." of "U.S.-based")."""
_BEHIND = re.compile(r",|\(|\s(?:of|from|at|in|for|with|who|and)\b")
"""Where what is said of a named speaker begins."""
_BETWEEN = frozenset(("to", "of", "for", "on", "from", "at", "in", "with", "by", "and", "about"))
_OWNER = re.compile(r"([^\W\d_][\w-]*)['’]s?\s+$")
_READ = 1_200
"""Characters of a sentence; what is longer is a page without punctuation."""
_NO_NAMES = JOINS | DETERMINERS | GROUPS | STOP | HONORIFICS | BODIES


def well_formed(named: Named, *, stands: bool) -> bool:
    """Whether words can be the name of somebody in particular.

    ``stands``: whether the name's first word is used in small letters in its article, as no
    first name is.
    """
    if named.entry:
        return True
    words = named.text.split()
    folded = [fold(word) for word in words]
    if len(words) > 1 and any(any(map(str.isdigit, word)) for word in words):
        return False
    if len(words[-1].rstrip(".")) < 2 or len(set(folded)) < len(folded):
        return False
    if len(words) == 1:
        return folded[0] not in GROUPS
    if stands and folded[0] not in PARTICLES and BODIES.isdisjoint(folded):
        return False
    return named.kind != "person" or not any(map(is_title, words))


def vouched(
    quote: Quote,
    named: Named,
    actor: str,
    sentence: Sentence,
    before: Sentence | None,
    *,
    spoke: str | None = None,
    others: frozenset[str] = frozenset(),
) -> bool:
    """Whether the sentence of a quotation says itself that ``actor`` said it.

    A pronoun is explained by the sentence ``before`` if that is in its paragraph, or if ``spoke``,
    whom the report vouches for there, is the same; and if it names nobody else. ``others`` are
    the surnames, folded, of those who speak in the event.
    """
    if quote.cue_span is None or quote.speaker_span is None or len(sentence.text) > _READ:
        return False
    inside = (quote.cue_span, quote.speaker_span, (quote.start, quote.start + 1))
    if not all(sentence.start <= a and b <= sentence.end for a, b in inside):
        return False
    if _medium(actor) and not _OWN_VIEW.search(sentence.text):
        return False
    if _GLUED.search(sentence.text) or _of_another(quote, sentence, others - set(parts(actor))):
        return False
    at, end = (n - sentence.start for n in quote.speaker_span)
    if _SUPPOSED.search(sentence.text, max(0, at - 12), at):
        return False
    if _CUT.match(sentence.text, end):
        return False
    if end <= quote.cue_span[0] - sentence.start and _OBJECT.search(
        sentence.text, max(0, at - 16), at
    ):
        return False
    phrase = sentence.text[at:end].strip(" ,")
    if phrase.startswith("that "):
        return False  # "said that China has …": whom the words are about
    if phrase.lower() in _PRONOUNS:
        here = sentence.text[:at]
        if _mentions(here, actor):
            return _alone_in(here, actor, others)
        near = before is not None and (spoke == actor or before.paragraph == sentence.paragraph)
        return before is not None and near and _alone_in(before.text, actor, others)
    if named.kind == "person":
        return _names(phrase, actor) and (not bare(actor) or _introduced(quote, named, phrase))
    if quote.via:
        return False  # "China believes …, said its spokesman": the words are the spokesman's
    return _heads(phrase, (actor, named.text, named.beside))


def _medium(name: str) -> bool:
    """Whether it is a newspaper, a channel or an agency, which relays more than it says."""
    folded = fold(name)
    return folded in MEDIA or not MEDIA.isdisjoint(folded.split()[-1:])


def _of_another(quote: Quote, sentence: Sentence, others: frozenset[str]) -> bool:
    """Whether quoted words are somebody else's: "Anna attacked Jan’s “foolish” plan"."""
    before = (
        _OWNER.search(sentence.text, max(0, a - sentence.start - 40), max(0, a - sentence.start))
        for a, _ in quote.marked
    )
    return any(found and fold(found.group(1)) in others for found in before)


def _heads(phrase: str, names: Iterable[str]) -> bool:
    """Whether a phrase is an institution's name, whatever describes it before or behind: not "the
    letter to Meta"."""
    for head in (_BEHIND.split(phrase, maxsplit=1)[0], phrase.partition(",")[0]):
        plain = f" {_plain(head)}"
        for name in filter(None, map(_plain, names)):
            if plain.endswith(f" {name}") and _BETWEEN.isdisjoint(plain[: -len(name)].split()):
                return True
    return False


def _introduced(quote: Quote, named: Named, phrase: str) -> bool:
    """Whether a title or an honorific says that a lone surname is one.

    A short one of China and its neighbours without them may be anybody's.
    """
    first = fold(phrase.split()[0])
    told = bool(named.role or quote.role or first in HONORIFICS)
    return told or fold(named.text) not in FAMILY_FIRST


def _names(phrase: str, person: str) -> bool:
    """Whether a phrase names a person: its head ends with the name, or it stands in apposition."""
    own = set(parts(person))
    head, tail = _BEHIND.split(phrase, maxsplit=1)[0], phrase.partition(",")[2]
    words = [fold(word).replace(" ", "") for word in head.split()]
    if len(words) == 1:
        words = _folded(head)  # "Holm’s", as in "a question of Holm’s"
    return bool(words) and (words[-1] in own or (bool(tail) and _mentions(tail, person)))


def _mentions(text: str, person: str) -> bool:
    surname = " ".join(family(parts(person)))
    return bool(surname) and f" {surname} " in f" {' '.join(_folded(text))} "


def _plain(name: str) -> str:
    return fold(name.replace("-", ""))


def _alone_in(text: str, person: str, others: frozenset[str]) -> bool:
    """Whether a text names that person, and no word in it may be another's name."""
    if not _mentions(text, person):
        return False
    own = set(parts(person))
    for run in _RUN.finditer(text):
        words = _folded(run.group())
        if not own.isdisjoint(words):
            continue
        if not others.isdisjoint(words):
            return False
        rest = [w for w in words if w not in _NO_NAMES and not is_title(w)]
        titled = any(map(is_title, words)) or not HONORIFICS.isdisjoint(words)
        if BODIES.isdisjoint(words) and (len(rest) > 1 or (rest and titled)):
            return False
    return True


def _folded(text: str) -> Sequence[str]:
    """The words of a text, folded, without a possessive's mark."""
    return [fold(re.sub(r"['’]s$", "", w)).replace(" ", "") for w in re.findall(r"[\w’'-]+", text)]
