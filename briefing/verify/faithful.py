"""A brief's records against the articles: the check before anything is published.

Knows nothing of files, and trusts neither the brief nor the stages that made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.errors import UnfaithfulBrief
from briefing.model import Article, Brief, Sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """A quoted sentence that its source does not bear out."""

    sentence: Sentence
    kind: str
    """``unknown source``: no such article; ``altered``: other words stand at that span."""


def quoted(brief: Brief) -> Iterator[Sentence]:
    """Every sentence that the brief prints or cites, once for each place."""
    for section in brief.sections:
        claims = [c for entry in section.entries for c in entry.claims]
        if section.bottom_line:
            claims.append(section.bottom_line)
        for claim in claims:
            yield claim.sentence
            yield from claim.support
    for note in brief.events:
        for update in note.updates:
            for revision in update.revisions:
                yield from (s for s in (revision.before, revision.after) if s)


def faults(brief: Brief, articles: Mapping[str, Article]) -> tuple[Fault, ...]:
    """What is wrong with the quotations of ``brief``, given the articles by id. Empty is good."""
    found = []
    for sentence in quoted(brief):
        article = articles.get(sentence.article)
        if article is None:
            found.append(Fault(sentence, "unknown source"))
        elif article.text[sentence.start : sentence.end] != sentence.text:
            found.append(Fault(sentence, "altered"))
    return tuple(found)


def require_faithful(brief: Brief, articles: Mapping[str, Article]) -> None:
    """Raise UnfaithfulBrief, naming each fault, unless every quotation stands in its source."""
    if found := faults(brief, articles):
        lines = [f"{f.kind}: {f.sentence.article}: {f.sentence.text!r}" for f in found]
        raise UnfaithfulBrief("The brief was not published.\n" + "\n".join(lines))
