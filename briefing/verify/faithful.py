"""A brief's records against the articles: the check before anything is published.

Knows nothing of files, and trusts neither the brief nor the stages that made it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from briefing.errors import UnfaithfulBrief
from briefing.model import Article, Brief, Quote, Role, Sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """A quoted sentence that its source does not bear out."""

    sentence: Sentence | Quote | Role
    kind: str
    """``unknown source``: no such article; ``altered``: other words stand at that span."""


def faults(
    brief: Brief, articles: Mapping[str, Article], *, remembered: Container[Sentence] = ()
) -> tuple[Fault, ...]:
    """What is wrong with the quotations of ``brief``, given the articles by id. Empty is good.

    ``remembered`` are sentences of the previous brief, whose articles may be read no more.
    """
    found = []
    quotes = [said.quote for note in brief.events for said in note.said]
    roles = [role for actor in brief.actors for role in actor.roles]
    for sentence in (*brief.quoted, *quotes, *roles):
        article = articles.get(sentence.article)
        if article is None and sentence in remembered:
            continue
        if article is None:
            found.append(Fault(sentence, "unknown source"))
        elif article.text[sentence.start : sentence.end] != sentence.text:
            found.append(Fault(sentence, "altered"))
    return tuple(found)


def require_faithful(
    brief: Brief, articles: Mapping[str, Article], *, remembered: Container[Sentence] = ()
) -> None:
    """Raise UnfaithfulBrief, naming each fault, unless every quotation stands in its source."""
    if found := faults(brief, articles, remembered=remembered):
        lines = [f"{f.kind}: {f.sentence.article}: {f.sentence.text!r}" for f in found]
        raise UnfaithfulBrief("The brief was not published.\n" + "\n".join(lines))
