"""The words that grouping compares, as a reader finds them in the articles.

Grouping compares stems in lower case; an explanation shows the spelling that the articles use, and
tells names and numbers from other words by their capitals and digits. Knows no grammar: in
headlines that capitalise every word nothing tells a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.group.terms import LEDE, stem, terms
from briefing.group.weights import COMMON, UNSEEN, background
from briefing.model import Article

Kind = Literal["name", "number", "word"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that articles share, or that tells them apart."""

    text: str
    """As the articles mostly spell it."""
    kind: Kind


TOGETHER = 0.8
"""Share of their occurrences from which two neighbours are taken for one name."""

PARTICLE = 3
"""Most letters of a word in lower case that may be part of a name."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_OPENING = frozenset(".!?:;\n\r“”\"'‘’(-–—")
"""What stands before a word that has its capital from its place."""


def stems(article: Article) -> list[str]:
    """The stems of an article that tell something, in the order of its vector's columns."""
    shares = background()
    return sorted(root for root in terms(article) if shares.get(root, UNSEEN) <= COMMON)


def readable(roots: Sequence[str], articles: Iterable[Article]) -> tuple[Word, ...]:
    """A readable word for each stem, in the order given, as the articles together write it.

    Words that nearly always follow each other ("von der Leyen") are one, where the first of them
    stands.
    """
    spellings: dict[str, Counter[str]] = {root: Counter() for root in roots}
    capitals: Counter[str] = Counter()
    following: Counter[tuple[str, str]] = Counter()
    for article in articles:
        start, end = article.span
        body = article.text[start : min(end, start + LEDE)]
        for text in (article.title[:LEDE] if article.title_given else "", body):
            telling = _tells_names(text)
            last, stop = "", -1
            for match in _WORD.finditer(text):
                root = stem(match[0].lower())
                if root in spellings:
                    spellings[root][_bare(match[0])] += 1
                    if match.start() == stop + 1 and text[stop] == " ":
                        following[last, root] += 1
                    last, stop = root, match.end()
                    before = text[: match.start()].rstrip(" ")[-1:] if telling else ""
                    if before and before not in _OPENING:
                        capitals[root] += 1 if match[0][0].isupper() else -1
    words = {root: _word(root, counts, capitals[root]) for root, counts in spellings.items()}
    return tuple(dict.fromkeys(_joined(words, spellings, following)))


def _joined(
    words: Mapping[str, Word],
    spellings: Mapping[str, Counter[str]],
    following: Mapping[tuple[str, str], int],
) -> Iterator[Word]:
    """The words, those that go together as one."""
    after = {
        one: two
        for (one, two), times in following.items()
        if one != two
        and times > 1
        and times >= TOGETHER * max(spellings[one].total(), spellings[two].total())
    }
    first = {two: one for one, two in after.items()}
    for root in words:
        begin, seen = root, {root}
        while begin in first and first[begin] not in seen:
            seen.add(begin := first[begin])
        chain = [begin]
        while chain[-1] in after and after[chain[-1]] not in chain:
            chain.append(after[chain[-1]])
        yield _name([words[part] for part in chain]) or words[root]


def _name(words: Sequence[Word]) -> Word | None:
    """Words in a row as one name, if each is a name or a particle ("von", "de", "bin")."""
    if len(words) < 2 or words[-1].kind != "name":
        return None
    if any(word.kind != "name" and len(word.text) > PARTICLE for word in words):
        return None
    return Word(" ".join(word.text for word in words), "name")


def _tells_names(text: str) -> bool:
    """Whether capitals tell something here: some words of its own do without."""
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return sum(w[0].islower() for w in words) * 4 > len(words)


def _word(root: str, spellings: Counter[str], capitals: int) -> Word:
    if root[0].isdigit():
        kind: Kind = "number"
    else:
        kind = "name" if capitals > 0 else "word"
    usual = min(spellings, key=lambda s: (-spellings[s], s), default=root)
    lower = min((s for s in spellings if s[0].islower()), key=lambda s: -spellings[s], default="")
    return Word(lower if kind == "word" and lower else usual, kind)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word
