"""Whether a sentence can be read alone: rules over its words, no statistical pipeline.

The rules look at how a sentence opens, at who speaks in it and at its quotation marks; all were
written from sentences that summaries of real news got wrong (``docs/decisions/selection.md``).

Knows nothing of what a sentence is about, nor of people: whether a reader knows which Wang is
meant lies beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from briefing.model import Document, Insertion, Sentence
from briefing.select import definite, furniture
from briefing.select import patterns as p

Reason = Literal[
    "boilerplate",
    "fragment",
    "cut quotation",
    "no statement",
    "no speaker",
    "first person",
    "pronoun",
    "connective",
    "refers back",
    "unexplained noun",
    "replies",
    "unresolved day",
]

FILLS = 0.6
"""From here on a sentence may fill room that nothing better takes."""

SAFETY: dict[Reason, float] = {
    "boilerplate": 0.0,
    "fragment": 0.01,
    "cut quotation": 0.01,
    "no statement": 0.05,
    "first person": 0.1,
    "no speaker": 0.2,
    "pronoun": 0.2,
    "refers back": 0.3,
    "unexplained noun": FILLS,
    "replies": 0.4,
    "connective": 0.5,
    "unresolved day": 0.9,
}
"""How well a sentence with that fault reads alone; 1 without fault, 0 for what is no news."""
EXPLAINED = 0.95
"""Of its safety what a sentence keeps that needs our words to be understood."""
ALONE = 0.75
"""From here on a sentence may be shown alone; below, only after what it leans on."""

_LEDE_WORDS = 20
"""An opening shorter than this does not introduce what it speaks of, as ledes do."""
FEWEST_WORDS = 7
"""Shorter sentences (*Jakarta denied the claim.*) say too little alone."""
_WORD = re.compile(r"[^\W_]+")
_HEAD = 24
"""Characters by which a sentence repeats its own beginning."""
_LONGEST = 1_200
"""Characters; what is longer is a table or a page without punctuation. It bounds the matching, and
keeps every claim below the 2,000 at which a page cuts a quotation."""


def safety(
    document: Document, insertions: Mapping[Sentence, tuple[Insertion, ...]] | None = None
) -> tuple[float, ...]:
    """How well each sentence of the document reads alone, 0 to 1 (see :data:`SAFETY`).

    A sentence that does not is judged again as its insertions have it: *He [Charles Michel] said*
    as *Charles Michel said*.
    """
    text = document.article.text
    found = []
    still_open = False
    paragraph = 0
    for sentence in document.sentences:
        still_open = still_open and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        before = text[max(0, sentence.start - 12) : sentence.start].rpartition("\n")[2]
        place = {"before": before, "quoted": still_open, "lede": sentence.index == 0}
        safe = _safe(dangling(sentence.text, **place))
        if insertions and safe < ALONE and (ours := insertions.get(sentence)):
            safe = max(safe, EXPLAINED * _safe(dangling(_explained(sentence, ours), **place)))
        found.append(safe)
        still_open = bool(_open_after(sentence.text, still_open))
    return tuple(found)


def understood(sentence: Sentence, known: str) -> bool:
    """Whether a sentence reads well for somebody who has read what is ``known``."""
    uncached = dangling.__wrapped__  # what is known is another text for every sentence
    return _safe(uncached(sentence.text, lede=sentence.index == 0, known=known)) >= ALONE


def _safe(reason: Reason | None) -> float:
    return 1.0 if reason is None else SAFETY[reason]


def _explained(sentence: Sentence, insertions: Iterable[Insertion]) -> str:
    """The sentence with the inserted words in place of those that they explain."""
    at, parts = 0, []
    for insertion in insertions:
        parts += [sentence.text[at : insertion.start - sentence.start], insertion.text]
        at = insertion.end - sentence.start
    return "".join((*parts, sentence.text[at:]))


@lru_cache(maxsize=8_192)
def dangling(
    sentence: str, *, before: str = "", quoted: bool = False, lede: bool = False, known: str = ""
) -> Reason | None:
    """Why the sentence cannot be read alone, or None; the gravest reason first.

    ``before`` is what stands before it in its paragraph (its end suffices); ``quoted`` says that
    a quotation is still open where it begins, ``lede`` that it opens its article.
    ``known`` is what its reader has read before: it explains nouns with *the*.
    """
    text = " ".join(sentence.split()).replace("``", "“").replace("''", "”")
    if len(sentence) > _LONGEST:
        return "fragment"
    bare = text.lstrip("\"'“‘«(`* ")
    outside = text
    if p.MARKED.search(text):
        outside = " ".join(p.QUOTED.sub(" “” ", text).split())
    lower = text.lower()
    words = frozenset(_WORD.findall(lower))
    if _is_boilerplate(text, lower, words):
        return "boilerplate"
    if text[:1].isdigit() and before.endswith("."):  # .357
        return "fragment"
    if _is_fragment(text, bare) or p.CUT_NAME.search(before.rstrip()[-12:]):
        return "fragment"
    if quoted or _open_after(text, quoted) is not False:
        return "cut quotation"
    if text.endswith(("?", "!")):
        return "no statement"
    if _addresses_reader(outside, words):
        return "first person"
    if _lacks_speaker(outside, words):
        return "no speaker"
    if _leans_on_pronoun(text, bare, outside, words):
        return "pronoun"
    if (
        p.BARE_NOUN.match(bare)
        or p.EPITHET.match(outside, words)
        or p.DEMONSTRATIVE.search(outside, words)
    ):
        return "refers back"
    if not lede and p.UNANCHORED.match(bare) and not definite.opens_with_known(bare, known):
        return "unexplained noun"
    introduces = lede and text.count(" ") >= _LEDE_WORDS
    if not introduces and "the" in words and definite.unexplained(outside, known=known):
        return "unexplained noun"
    if not introduces and (
        p.REPLIES.match(outside)
        or p.ECHOES.search(outside, words)
        or p.POINTING.search(text, words)
    ):
        return "replies"
    if p.CONNECTIVE.match(bare):
        return "connective"
    if p.WEEKDAY.search(outside, words):
        return "unresolved day"
    return None


def _open_after(text: str, still_open: bool) -> bool | None:
    """Whether a quotation is open after the text; None where one closes that never opened."""
    stray = False
    for mark in p.MARKS.findall(text):
        if mark == '"':
            still_open = not still_open
        elif mark in ("“", "«", "``"):
            still_open = True
        else:
            stray |= not still_open
            still_open = False
    return None if stray and not still_open else still_open


def _is_boilerplate(text: str, lower: str, words: frozenset[str]) -> bool:
    """Housekeeping of a page, or the caption of a picture."""
    return (
        bool(furniture.BOILERPLATE.match(text.lstrip("(*[ ")))
        or bool(furniture.HOUSEKEEPING.search(lower.replace("’", "'"), words))
        or bool(furniture.CAPTION_DATE.search(text[-40:]))
        or bool(furniture.CAPTION.search(text, words) and furniture.CAPTION_DAY.search(text))
        or ("MORE" in text and bool(furniture.LINKS.search(text)))
        or bool(furniture.FURNITURE.search(text[:120]))
        or text[:_HEAD] in text[_HEAD : 8 * _HEAD]  # its headline, and its headline again
    )


def _is_fragment(text: str, bare: str) -> bool:
    """Not a whole sentence, or too short to say something."""
    return (
        len(text.split()) < FEWEST_WORDS
        or not p.ENDED.search(text[-12:])
        or not p.STARTED.match(text)
        or (text[0] == "(" and text[-1] == ")")
        or text.isupper()
        or bool(p.CUT_NAME.search(text[-12:]))
        or bool(re.match(r"\w+: |[\w’' ]{1,40}:\w", text))
        or (bare[:1].islower() and not p.LOWER_CASE_NAME.match(bare))
    )


def _addresses_reader(outside: str, words: frozenset[str]) -> bool:
    """The writer's own *I* or *we* (not *World War I*), or a word to the reader."""
    if p.IMPERATIVE.match(outside):
        return True
    if p.TO_READER.isdisjoint(words):
        return False
    run = re.findall(r"[\w']+", outside.replace("’", "'"))
    return any(
        word in p.READER_OR_WRITER and not (word == "I" and before[:1].isupper())
        for before, word in pairwise(("", *run))
    )


def _lacks_speaker(outside: str, words: frozenset[str]) -> bool:
    """A quotation given to nobody, or any statement given to a pronoun or to some *group*."""
    if "“”" in outside and len(re.findall(r"\w+", outside)) < 2:
        return True
    if spoken := p.SPEAKING_PRONOUN.search(outside, words):
        return not p.NAMED_SPEAKER.search(outside[: spoken.start() + 1])
    if spoken := p.UNNAMED_SPEAKER.search(outside):
        return spoken[spoken.lastindex] not in outside[: spoken.start()].lower()
    return "he " in outside and bool(p.SOMEBODY_QUOTED.search(outside))


def _leans_on_pronoun(text: str, bare: str, outside: str, words: frozenset[str]) -> bool:
    """A pronoun opens the sentence, is its subject, or comes before anyone it could mean."""
    if connective := p.CONNECTIVE.match(bare):
        rest = bare[connective.end() :].lstrip(", ")
        bare = rest[:1].upper() + rest[1:]
    if p.PRONOUN.match(bare) and not p.EXPLETIVE.match(bare):
        return True
    if outside is not text and p.POINTING_QUOTATION.match(text):
        return True
    if p.PRONOUN_OBJECT.match(outside, words) or p.THING_OBJECT.match(outside, words):
        return True
    if p.PRONOUN_SUBJECT.match(outside, words) and not p.SUBORDINATE.match(outside):
        return True
    thing = p.THOUGHT_THING.search(outside, words)
    if thing and not p.DETERMINED.search(outside[: thing.start()]):
        return True
    spoken_of = p.SEVERAL_SPOKEN_OF.search(outside, words)
    if spoken_of and not p.PLURAL.search(outside[: spoken_of.start()]):
        return True
    if pronoun := p.SOMEBODY.search(text, words):
        before = text[: pronoun.start()].replace("White House", "")
        named = any(p.ONE.match(w) and w not in p.PLACES for w in _naming(before))
        named = named or p.PERSON.search(before)
        ends = (m.end() for m in p.QUOTED.finditer(text) if m.start() < pronoun.start() < m.end())
        return not (named or p.LATER_NAME.search(text, pronoun.end(), next(ends, len(text))))
    if (thing := p.THING.search(outside, words)) and not p.A_THING.search(outside[: thing.start()]):
        return True
    if p.THAT_THING.search(outside, words):
        return True
    if pronoun := p.SEVERAL.search(outside, words):
        before = outside[: pronoun.start()]
        named = any(p.MANY.match(w) for w in _naming(before))
        return not (named or p.LATER_SUBJECT.search(outside, pronoun.end()))
    return False


def _naming(text: str) -> list[str]:
    """The words of the text that could be what a pronoun after them means."""
    words = re.findall(r"[^\W\d_][\w']*", text.replace("’", "'"))
    return [w for w in words if w.lower() not in p.NAMES_NOBODY and not w.endswith(("ing", "ly"))]
