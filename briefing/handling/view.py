"""What one audience may see of what was read, and checks that a brief shows no more.

What stays must not name a source that was taken out:

- an article whose headline, outlet, credits, byline, dateline, closing line, file or reference
  names one is taken out too: it passes on that source's reporting;
- a sentence that names one is blackened letter by letter, so that every other sentence keeps its
  place and can still be verified against its source;
- an address or an unknown key of the input that names one is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import accumulate, pairwise

from briefing.errors import BriefingError, UsageError
from briefing.handling.marks import Locate, Signs, places
from briefing.handling.names import Names, host
from briefing.handling.rules import LEVELS, Rules, Source, above
from briefing.model import Article, Brief, Marking, Problem, Sentence

MASK = "█"
"""Stands for each letter of a sentence that names a source withheld."""
_LETTER = re.compile(r"\w")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")

Split = Callable[[Article], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must come to light nowhere."""

    names: Names = field(default_factory=Names)
    ids: frozenset[str] = frozenset()
    """Of articles taken out."""
    refs: frozenset[str] = frozenset()
    """References and files of theirs that no visible article shares."""

    def found_in(self, text: str) -> bool:
        """Whether a text names a source withheld, or is the id or reference of an article."""
        return text in self.ids or text in self.refs or self.names.found_in(text)

    def tells(self, problem: Problem) -> bool:
        """Whether a problem is one of a source withheld, or names one."""
        return (
            self.found_in(problem.source)
            or self.names.named_by(problem.source)
            or self.found_in(problem.message)
        )


@dataclass(frozen=True, slots=True)
class View:
    """What one audience may see of what was read."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    withheld: int
    """Inputs taken out, those that could not be read among them."""
    hidden: Hidden


def visible(
    articles: Sequence[Article],
    problems: Sequence[Problem],
    rules: Rules,
    *,
    clearance: Marking,
    split: Split,
    locate: Locate = str,
) -> View:
    """What may be seen at a clearance of marked articles, and of what went wrong with inputs.

    ``split`` gives an article's sentences. Of an input that failed only its file is known, so that
    decides. Remarks are kept on nothing but what is seen: they may name other files.
    """
    barred = [a for a in articles if above(a.marking, clearance)]
    open_to = [a for a in articles if not above(a.marking, clearance)]
    strict = [source for source in rules.sources if above(source.marking, clearance)]
    names = _names(strict, barred, open_to)
    cleaned = [(a, _without(a, names, split)) for a in open_to]
    left = tuple(clean for _, clean in cleaned if clean)
    gone = [*barred, *(a for a, clean in cleaned if not clean)]
    seen = frozenset(word for a in left for word in (a.ref, a.path))
    unseen = frozenset(word for a in gone for word in (a.ref, a.path))
    hidden = Hidden(names, frozenset(a.id for a in gone) - {a.id for a in left}, unseen - seen)
    signs = [Signs(source) for source in strict]

    def shown(problem: Problem) -> bool:
        source = problem.source
        if names.found_in(problem.message) or names.named_by(source):
            return False
        if not hidden.refs.isdisjoint(_upwards(source)):
            return False
        if source in seen:
            return problem.fatal or source not in unseen
        if gone and not problem.fatal:
            return False
        where = places(source, locate)
        return not (above(rules.default, clearance) or any(s.at(where) for s in signs))

    kept = tuple(filter(shown, problems))
    lost = {p.source for p in problems if p.fatal} - {p.source for p in kept if p.fatal}
    return View(left, kept, len(gone) + len(lost), hidden)


def require_cleared(
    previous: object, hidden: Hidden, *, marking: Marking | None, clearance: Marking, name: str
) -> None:
    """Make sure that an earlier brief, itself so marked, may be continued at a clearance.

    Raises UsageError where it is marked above, or tells of what has been withheld since.
    """
    remedy = "continue a brief made for this audience, or leave out --previous"
    if marking is not None and (marking not in LEVELS or above(marking, clearance)):
        raise UsageError(
            f"{name}: marked TLP:{marking}, and this audience is cleared for {clearance}; {remedy}"
        )
    if any(hidden.found_in(text) for _, text in _strings(previous)):
        raise UsageError(f"{name}: tells of a source that this audience may not see; {remedy}")


def require_hidden(brief: Brief, hidden: Hidden) -> None:
    """Make sure that a brief tells of nothing withheld, whichever way that got into it.

    The desk's own words are looked at too: titles, questions, comments, edits. Raises
    BriefingError that says where; such a brief is never published.
    """
    for place, text in _strings(brief):
        if hidden.found_in(text):
            raise BriefingError(
                f"the brief would name a source that its audience may not see: “{text[:80]}” "
                f"({place}). Nothing was written; reword it, or change [handling]"
            )


def _names(strict: Sequence[Source], barred: Sequence[Article], left: Sequence[Article]) -> Names:
    """The names to hide: those of the rules, and what the articles taken out went by.

    Not a name that articles left go by: one report that lies in a restricted folder makes no
    secret of its outlet. Where the domain is restricted, the name is its own, and to go by it an
    article must have an address elsewhere.
    """
    domains = [domain for source in strict for domain in source.domains]
    restricted = Names((), domains)
    own = {a.source for a in barred if restricted.found_in(host(a.url))}
    known = {a.source for a in left if a.source not in own or host(a.url)}
    hosts = {host(a.url) for a in left}
    return Names(
        (
            *(outlet for source in strict for outlet in source.outlets),
            *sorted({a.source for a in barred if a.source and a.source not in known}),
        ),
        (*domains, *sorted({host(a.url) for a in barred} - hosts)),
    )


def _without(article: Article, names: Names, split: Split) -> Article | None:
    """The article with nothing that names one of ``names``; None where it is to go as a whole."""
    start, end = article.span
    telling = (
        article.title, article.source, *article.credits, *article.authors, article.place,
        article.text[:start], article.text[end:],
    )  # fmt: skip
    if any(names.found_in(words) for words in telling if words):
        return None
    if names.named_by(article.ref) or names.named_by(article.path):
        return None
    published = article.published
    clean = replace(
        article,
        url=None if names.named_by(article.url or "") else article.url,
        extras=tuple((k, v) for k, v in article.extras if not names.named_by(f"{k} {v}")),
        published=replace(published, evidence="")
        if names.found_in(published.evidence)
        else published,
    )
    if not names.found_in(article.text):
        return clean
    clean = replace(clean, text=_blackened(article, names, split))
    shown = _LETTER.search(clean.text, *clean.span) and not names.found_in(clean.text)
    return clean if shown else None


def _blackened(article: Article, names: Names, split: Split) -> str:
    """The text with every sentence blackened that names one of ``names``.

    Only the blocks between blank lines that name one are split, at a tenth of the cost: no
    sentence crosses a blank line.
    """
    parts, at = [], 0
    for block in _BLOCK.finditer(article.text):
        if spans := list(names.spans(block[0])):
            own = replace(article, text=block[0], body=None)
            parts += [article.text[at : block.start()], _blackened_block(own, spans, split)]
            at = block.end()
    return "".join([*parts, article.text[at:]])


def _blackened_block(block: Article, spans: Sequence[tuple[int, int]], split: Split) -> str:
    """The text of a block with every piece blackened that a span touches.

    Where a sentence now runs into a blackened one it follows, as half a sentence proves nothing.
    """
    while spans:
        pieces = _pieces(split(block), len(block.text))
        starts = [start for start, _ in pieces]
        touched = {
            n
            for start, end in spans
            for n in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1))
        }
        text = "".join(
            _LETTER.sub(MASK, block.text[a:b]) if n in touched else block.text[a:b]
            for n, (a, b) in enumerate(pieces)
        )
        block = replace(block, text=text)
        found = [(s.start, s.end) for s in split(block) if MASK in s.text]
        spans = [(a, b) for a, b in found if _LETTER.search(text, a, b)]
    return block.text


def _pieces(sentences: Sequence[Sentence], length: int) -> list[tuple[int, int]]:
    """The whole text in order, each sentence a piece and what lies between two sentences."""
    cuts = sorted({0, length, *(s.start for s in sentences), *(s.end for s in sentences)})
    return list(pairwise(cuts))


def _upwards(source: str) -> Iterator[str]:
    """A problem's source and what it lies in: the file of a record, the archive of a file."""
    parts = re.split(r"(?=[/\\#])", source)
    yield from accumulate(parts)


def _strings(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """All text in a record, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name), f"{place}.{field.name}".lstrip("."))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key, place)
            yield from _strings(item, f"{place}.{key}")
    elif isinstance(value, (tuple, list, frozenset, set)):
        for number, item in enumerate(value):
            yield from _strings(item, f"{place}.{number}")
