"""The records that pass between the stages: frozen, comparable, free of behaviour.

Every record is a value. Collections are tuples, moments are aware datetimes in UTC, and text
positions are offsets in Unicode code points into :attr:`Article.text`, half-open ``[start, end)``.
The one invariant that everything rests on::

    article.text[sentence.start:sentence.end] == sentence.text

The plan of this room::

    article     what was read: articles, sentences, lineage, problems
    statement   what is said: claims, quotations, differences, dates
    event       what happened: events, stories, changes
    brief       what a renderer may show

Knows nothing of files, settings, libraries or pages.
"""

from briefing.model.article import (
    Article,
    Basis,
    Document,
    Lineage,
    Marking,
    Precision,
    Problem,
    Published,
    Sentence,
)
from briefing.model.brief import (
    Audience,
    Brief,
    Comment,
    Desk,
    Entry,
    EventNote,
    Fate,
    Gap,
    LedgerLine,
    Reference,
    Section,
    Watched,
)
from briefing.model.event import Change, Event, Revision, Status, Story, Update
from briefing.model.statement import (
    Actor,
    Claim,
    Dated,
    Difference,
    Disagreement,
    Due,
    Insertion,
    Match,
    Nature,
    Passage,
    Quote,
    Role,
    Said,
    Sourcing,
    Speech,
    pieces,
    settled,
)

__all__ = [
    "Actor",
    "Article",
    "Audience",
    "Basis",
    "Brief",
    "Change",
    "Claim",
    "Comment",
    "Dated",
    "Desk",
    "Difference",
    "Disagreement",
    "Document",
    "Due",
    "Entry",
    "Event",
    "EventNote",
    "Fate",
    "Gap",
    "Insertion",
    "LedgerLine",
    "Lineage",
    "Marking",
    "Match",
    "Nature",
    "Passage",
    "Precision",
    "Problem",
    "Published",
    "Quote",
    "Reference",
    "Revision",
    "Role",
    "Said",
    "Section",
    "Sentence",
    "Sourcing",
    "Speech",
    "Status",
    "Story",
    "Update",
    "Watched",
    "pieces",
    "settled",
]
