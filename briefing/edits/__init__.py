"""The desk's own hand on a brief: ``edits.toml``, replayed on every run.

Edits are keyed to ids that last: those of events, which one brief hands to the next, and those of
articles, which follow from their texts. They act on the events as grouping and the previous
brief's ids gave them, so the same file does the same on every run; one that no longer applies is
named, with the reason. Knows nothing of disks, clocks or pages.

The plan of this room::

    records     one record a kind of edit
    reading     text → edits, every mistake at once
    writing     an edit added to a text, or taken from it
    merging     merge, split: where every article is
    regrouping  these, and retitle, comment, omit: the events and what is said of them
    arranging   drop, pin, reorder: on the ranks of each section
    declaring   draft or final, and a line for every edit
"""

from __future__ import annotations

from briefing.edits.arranging import Arranged, arrange
from briefing.edits.declaring import desk, signature
from briefing.edits.merging import event_id
from briefing.edits.reading import parse
from briefing.edits.records import (
    KINDS,
    Draft,
    Drop,
    Edit,
    Final,
    Merge,
    Omit,
    Outcome,
    Pin,
    Remark,
    Reorder,
    Retitle,
    Split,
)
from briefing.edits.regrouping import Regrouped, follow, regroup
from briefing.edits.writing import OPENING, append, block, without_last

__all__ = [
    "KINDS",
    "OPENING",
    "Arranged",
    "Draft",
    "Drop",
    "Edit",
    "Final",
    "Merge",
    "Omit",
    "Outcome",
    "Pin",
    "Regrouped",
    "Remark",
    "Reorder",
    "Retitle",
    "Split",
    "append",
    "arrange",
    "block",
    "desk",
    "event_id",
    "follow",
    "parse",
    "regroup",
    "signature",
    "without_last",
]
