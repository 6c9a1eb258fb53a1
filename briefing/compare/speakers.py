"""One quotation given to two speakers.

Two quotations are one if the words of the shorter stand in the longer in one run. Their speakers
differ only if both are people's names with no word in common: "Xi" and "China's president" may be
one man, a ministry may speak for its minister, and a pronoun says nothing. Words that any one
report gives to two people are a slogan and nobody's in particular.

Knows quotations as they are handed in. Does not find them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing.figures.names import ALIASES
from briefing.figures.words import STOP, listed
from briefing.model import Disagreement, Document, Quote, Sentence

WORDS = 5
"""Least words of a quotation that are compared: shorter ones are phrases that many may use."""
TELLING = 3
"""Least of them that are no function words."""
RUN = 3
"""Words of the runs by which quotations find each other."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NO_PERSON = re.compile(
    r"\b(?:Ministry|Department|Commission|Council|Parliament|Office|House|Senate|Government|Agency|"
    r"Bank|Fund|Group|Party|Court|Police|Union|Nations|Committee|Association|Center|Centre|"
    r"Institute|University|Company|Corp|Inc|News|Television|TV|Times|Post|Journal|Press|Daily|"
    r"Reuters|Bloomberg|Xinhua|CCTV|CNN|BBC|AFP|AP|Fox|NBC|CBS|ABC|MSNBC|Twitter|Kremlin|Pentagon|"
    r"Treasury|Embassy|Campaign|Administration|Authority|Bureau|Service|Force|Forces|Army|Navy|"
    r"Republicans?|Democrats?|Labou?r|Conservatives?|Lawmakers?|Officials|Beijing|Brussels|Washington|Moscow|China|Russia|EU|US|UN)\b"
)
_MARKED = re.compile(r"[“\"«](?P<words>[^“”\"«»]+)")
_NO_SUBJECT = re.compile(
    r"\b(?:told|to|with|by|of|for|from|against|about|on|asked|tells|that)\s"
    r"(?:[\w.'’-]+\s){0,3}$"
)
_PRONOUN = re.compile(r"\b[Ss]?[Hh]e\b")
_PARTICLES = frozenset(listed("von van der den de la le du di da bin al el"))
_TITLES = frozenset(
    listed(
        "president prime minister premier chancellor secretary senator sen rep gov governor mr mrs "
        "ms dr sir lord judge justice general chairman chairwoman spokesman spokeswoman foreign "
        "vice ambassador commissioner state leader chief"
    )
)


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    start: int
    end: int
    speaker: str
    words: tuple[str, ...]
    person: frozenset[str]
    document: Document


def speakers(
    documents: Sequence[Document], quotes: Mapping[str, Sequence[Quote]]
) -> list[Disagreement]:
    """Boxes for quotations that reports of different origins give to different people."""
    said = [s for d in documents for q in quotes.get(d.article.id, ()) for s in _said(q, d)]
    said = [s for s in said if not _common(s, documents)]
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(said):
        for run in dict.fromkeys(zip(*(one.words[i:] for i in range(RUN)), strict=False)):
            runs[run].append(n)
    met = dict.fromkeys(
        (a, b)
        for found in runs.values()
        for i, a in enumerate(found[:_MOST])
        for b in found[i + 1 : _MOST]
    )
    slogans = {
        words
        for a, b in met
        if said[a].document is said[b].document and _differ(said[a], said[b])
        for words in (said[a].words, said[b].words)
    }
    boxes: list[Disagreement] = []
    seen: set[object] = set()
    for one, two in ((said[a], said[b]) for a, b in sorted(met)):
        if one.document.origin == two.document.origin or not _differ(one, two):
            continue
        who = (min(one.words, two.words, key=len), one.person, two.person)
        if one.words in slogans or two.words in slogans or who in seen:
            continue
        seen.add(who)
        if box := _box(one, two):
            boxes.append(box)
    return boxes


_OPENING = 6
"""Words by which a quotation is found again in its sentence."""
_SPELLING = 0.8
"""Names as alike as "Charlemagne" and "Charlamagne" are one name."""
_MOST = 50
"""Most quotations with one run of words that are compared with one another."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower().replace("’", "'") for w in _WORD.findall(text))


def _said(quote: Quote, document: Document) -> Iterator[_Said]:
    """What stands in quotation marks in a statement whose speaker is a person."""
    # A report of what a news agency reported names the agency: it relays, it does not say.
    if quote.kind == "indirect" or not quote.speaker or getattr(quote, "relays", False):
        return
    person = _person(quote.speaker)
    spans = [(0, len(quote.text))]
    if quote.kind == "mixed":
        spans = [m.span("words") for m in _MARKED.finditer(quote.text)]
    for start, end in spans:
        words = _words(quote.text[start:end])
        slogan = all(w[0].isupper() for w in _WORD.findall(quote.text[start:end]) if len(w) > 3)
        if slogan:
            continue  # "Make America Great Again" is a name, and who uses it last is not its author
        if person and len(words) >= WORDS and sum(w not in STOP for w in words) >= TELLING:
            yield _Said(
                quote.text[start:end], quote.start + start, quote.start + end, quote.speaker,
                words, person, document,
            )  # fmt: skip


def _common(said: _Said, documents: Sequence[Document]) -> bool:
    """Whether a lone word that a headline capitalises is written small elsewhere ("fixer")."""
    if len(said.person) > 1:
        return False
    word = re.compile(rf"\b{re.escape(next(iter(said.person)))}\b")
    return any(word.search(d.article.text) for d in documents)


def _person(speaker: str) -> frozenset[str]:
    """The words of a person's name in lower case; none where it may be something else."""
    if _NO_PERSON.search(speaker) or speaker.split()[0].lower() in STOP - _TITLES:
        return frozenset()
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", speaker) if w.lower() not in _PARTICLES]
    words = [re.sub(r"['’]s$", "", w) for w in words if w.lower() not in _TITLES | STOP]
    if (
        not words
        or len(words) > 5
        or any(w in ALIASES for w in words)
        or not all(w[0].isupper() and len(w) > 1 for w in words)
    ):
        return frozenset()
    return frozenset() if any(map(str.isupper, words)) else _folded(words)


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Words without case and accents: Rosselló and Rossello are one name."""
    plain = (unicodedata.normalize("NFKD", w.casefold()) for w in words)
    return frozenset("".join(c for c in w if not unicodedata.combining(c)) for w in plain)


def _differ(one: _Said, two: _Said) -> bool:
    if one.person & two.person or any(
        SequenceMatcher(None, a, b).ratio() >= _SPELLING for a in one.person for b in two.person
    ):
        return False
    few, many = sorted((one.words, two.words), key=len)
    text, part = f" {' '.join(many)} ", f" {' '.join(few)} "
    return part in text


def _box(one: _Said, two: _Said) -> Disagreement | None:
    few = min(one.words, two.words, key=len)
    sentences = (_holding(one, few), _holding(two, few))
    if None in sentences:
        return None
    spans = (_named(one, sentences[0], two), _named(two, sentences[1], one))
    if None in spans:
        return None
    shorter = min(one.text, two.text, key=len).strip(" \"“”'‘’,.")
    a, b = (" ".join(s.speaker.split()) for s in (one, two))
    note = f"The words “{shorter}” are given to {a} in one report and to {b} in the other."
    return Disagreement("speaker", "conflict", sentences, spans, note)


def _holding(said: _Said, words: Sequence[str]) -> Sentence | None:
    """The sentence of a quotation that holds the words both have; a long one has several."""
    opening = " ".join(words[:_OPENING])
    for sentence in said.document.sentences:
        inside = sentence.end > said.start and sentence.start < said.end
        if inside and opening in " ".join(_words(sentence.text)):
            return sentence
    return None


def _named(said: _Said, sentence: Sentence, other: _Said) -> tuple[int, int] | None:
    """The speaker's name in the very sentence, outside the quotation, as its subject.

    None where a reader of the sentence could not see it, where the name is the one spoken to
    ("told Politico"), where the other report's speaker is named too, or where a pronoun may stand
    for someone else.
    """
    a, b = said.start - sentence.start, said.end - sentence.start
    around = f"{sentence.text[:a]} {sentence.text[b:]}"
    if _folded(_WORD.findall(around)) & other.person or _PRONOUN.search(around):
        return None
    for found in _WORD.finditer(sentence.text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        inside = said.start <= start < said.end
        if inside or not _folded([re.sub(r"['’]s$", "", found.group())]) & said.person:
            continue
        before = sentence.text[max(0, found.start() - 40) : found.start()]
        return None if _NO_SUBJECT.search(before) else (start, end)
    return None
