"""A verdict for each statement of a brief.

``verbatim``: a whole sentence of the article cited, at the place cited, letter by letter.
``misattributed``: a sentence of the corpus, but of another article, place or none as cited.
``altered``: not a sentence of the corpus, but near one. ``not found``: near none.

Knows nothing of formats but how exactly each is to be matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.model import Article, Sentence
from briefing.verify.matching import named, shown
from briefing.verify.sources import Sources, differences
from briefing.verify.statement import Citation, Statement

Verdict = Literal["verbatim", "misattributed", "altered", "not found"]

_NEAR = 0.5
"""Least share of words in common with a sentence that was altered; chance reaches about .3."""
_SUPPORTS = 0.4
"""Least share of the shorter one's longer words that a statement and its support have in common."""
_LONGER = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement and what its sources say to it."""

    statement: Statement
    verdict: Verdict
    why: str = ""
    """In one line; nothing for what is verbatim."""
    nearest: str = ""
    """The source's own words, of what is not verbatim."""
    place: str = ""
    """Where these stand: the article's ``ref`` and the paragraph."""
    differs: tuple[tuple[str, str], ...] = ()
    """Runs of words as (in the source, in the brief)."""

    @property
    def good(self) -> bool:
        return self.verdict == "verbatim"


def judge(statement: Statement, sources: Sources) -> Finding:
    """The verdict on one statement."""
    if statement.kind == "headline":
        return _headline(statement, sources)
    if statement.kind == "source":
        return _source(statement, sources)
    if statement.kind == "support" and statement.layout != "record":
        return _support(statement, sources)
    cited = _cited(statement.citation, sources)
    wrong = "no reference follows it" if statement.kind == "uncited" else cited.wrong
    standing = [s for s in cited.sentences if sources.stands(statement.text, s, statement.layout)]
    if standing and not wrong and statement.kind != "support":
        return Finding(statement, "verbatim")
    if standing and not wrong:
        if _alike(statement.of, statement.text) >= _SUPPORTS:
            return Finding(statement, "verbatim")
        return _at(statement, "misattributed", "it does not say the same", standing[0], sources)
    if elsewhere := sources.holding(statement.text, statement.layout):
        why = wrong or "it stands elsewhere"
        return _at(statement, "misattributed", why, elsewhere[0], sources)
    return _nearest(statement, cited.articles, sources)


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a citation leads to."""

    sentences: tuple[Sentence, ...] = ()
    articles: tuple[str, ...] = ()
    wrong: str = ""
    """What is inconsistent in the citation itself."""


def _cited(citation: Citation, sources: Sources) -> _Cited:
    """The sentences at the place cited, by all that the citation says of it."""
    articles = tuple(_articles(citation, sources))
    wrong = ""
    if citation.target is not None and citation.target != citation.number:
        wrong = f"its mark says source {citation.number} and links to source {citation.target}"
    elif citation.article is not None and citation.article not in sources.articles:
        wrong = "the article cited is not in the corpus"
    elif citation.article is None and citation.entries is None:
        wrong = "no list of sources tells which article that is"
    elif not articles:
        wrong = f"the list of sources has under {citation.number} no article of the corpus"
        if citation.article is not None and citation.entries is not None:
            wrong = f"source {citation.number} is described as another article"
    found = tuple(
        sentence
        for key in articles
        for sentence in sources.sentences(key)
        if citation.paragraph in (None, sentence.paragraph)
        and (citation.start, citation.end) in ((None, None), (sentence.start, sentence.end))
    )
    return _Cited(found, articles, wrong)


def _articles(citation: Citation, sources: Sources) -> Iterator[str]:
    """The articles that a citation may mean: by id, and by what the list of sources says."""
    described = None
    if citation.entries is not None:
        described = {key for entry in citation.entries for key in sources.described(entry)}
    if citation.article is None:
        yield from sorted(described or ())
    elif citation.article in sources.articles and (
        described is None or citation.article in described
    ):
        yield citation.article


def _nearest(statement: Statement, preferred: tuple[str, ...], sources: Sources) -> Finding:
    text = shown(statement.text, statement.layout)
    near = sources.nearest(text, preferred)
    if near is None or near[1] < _NEAR:
        return Finding(statement, "not found", "no sentence of the corpus is near it")
    differs = differences(near[0].text, text)
    why = "other words stand there" if differs else "white space differs"
    for theirs, ours in differs:
        if odd := named("".join(c for c in ours if c not in theirs)):
            why = f"other characters stand there: {odd}"
            break
    return _at(statement, "altered", why, near[0], sources, differs)


def _at(
    statement: Statement,
    verdict: Verdict,
    why: str,
    sentence: Sentence,
    sources: Sources,
    differs: tuple[tuple[str, str], ...] = (),
) -> Finding:
    place = f"{sources.articles[sentence.article].ref} ¶{sentence.paragraph}"
    return Finding(statement, verdict, why, " ".join(sentence.text.split()), place, differs)


def _support(statement: Statement, sources: Sources) -> Finding:
    """On a page support is a place without a text: something near must stand there."""
    cited = _cited(statement.citation, sources)
    said = shown(statement.of, statement.layout)
    best = max(cited.sentences, key=lambda s: _alike(said, s.text), default=None)
    if best is None or cited.wrong:
        why = cited.wrong or "there is no such paragraph or sentence"
        return Finding(statement, "misattributed", why)
    if _alike(said, best.text) >= _SUPPORTS:
        return Finding(statement, "verbatim")
    return _at(statement, "misattributed", "it does not say the same", best, sources)


def _alike(one: str, other: str) -> float:
    bags = [{w for w in _WORD.findall(t.casefold()) if len(w) >= _LONGER} for t in (one, other)]
    return len(bags[0] & bags[1]) / max(min(map(len, bags)), 1)


def _headline(statement: Statement, sources: Sources) -> Finding:
    text = shown(statement.text, statement.layout)
    titled = {a.id for a in sources.titled(statement.text, statement.layout)}
    citation = statement.citation
    articles = set(_articles(citation, sources))
    uncited = citation.article is None and citation.number is None
    if titled and (uncited or titled & articles):
        return Finding(statement, "verbatim")
    if titled:
        place = sources.articles[min(titled)].ref
        return Finding(statement, "misattributed", "another article's headline", text, place)
    return _near_title(statement, text, sources)


def _near_title(statement: Statement, text: str, sources: Sources) -> Finding:
    near = sources.nearest_title(text)
    if near is None or near[1] < _NEAR:
        return Finding(statement, "not found", "no headline of the corpus is near it")
    title = near[0].title
    why = "other words stand in the headline"
    return Finding(statement, "altered", why, title, near[0].ref, differences(title, text))


def _source(statement: Statement, sources: Sources) -> Finding:
    """An article as a record describes it: its headline and its outlet."""
    article: Article | None = sources.articles.get(statement.citation.article or "")
    if article is None:
        return Finding(statement, "not found", "the article cited is not in the corpus")
    if (article.source or "",) != statement.citation.entries:
        why = f"its outlet is {article.outlet}"
        return Finding(statement, "misattributed", why, article.title, article.ref)
    if article.title == statement.text:
        return Finding(statement, "verbatim")
    return _near_title(statement, statement.text, sources)
