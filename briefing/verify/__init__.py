"""A brief against its sources: is every quoted sentence where it says it is?

Twice, and by different means. ``faithful.py`` holds a brief's records against the articles before
anything is published. The rest takes a *file*, as a sceptical reader would, and trusts nothing in
it, least of all that this program made it:

    statement.py    what a brief claims to quote, whatever its format
    opening.py      the file by its suffix, and when it was made; caps on what is read
    records.py      .json: every sentence of the record
    blocks.py       pages: the text before each reference mark is a quotation
    hypertext.py    .html as blocks
    plain.py        .md as blocks
    paper.py        .pdf as blocks, by way of tagged.py and operators.py: tagged text
    sources.py      the corpus: sentences by place, by text, by likeness
    matching.py     when two texts are the same, in each kind of format
    judging.py      a verdict for each statement
    own.py          a file of our own, before it is published

Knows nothing of how sentences were chosen or rendered; no stage is trusted.
"""

from briefing.verify.faithful import Fault, faults, require_faithful
from briefing.verify.judging import Finding, judge
from briefing.verify.opening import SUFFIXES, created, statements
from briefing.verify.own import prepare, require_verbatim
from briefing.verify.sources import Sources
from briefing.verify.statement import Citation, Statement, UnreadableBrief

__all__ = [
    "SUFFIXES",
    "Citation",
    "Fault",
    "Finding",
    "Sources",
    "Statement",
    "UnreadableBrief",
    "created",
    "faults",
    "judge",
    "prepare",
    "require_faithful",
    "require_verbatim",
    "statements",
]
