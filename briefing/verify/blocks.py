"""Pages as blocks of text with reference marks in them, and what such blocks claim to quote.

The rule is the one that a brief gives its readers: what stands before a reference mark, ``3 ¶2``,
is a sentence of source 3. So marks are followed and not markup, which a forger would strip; what
markup says beside them (article, span) is checked as well.

Knows nothing of any format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from briefing.verify.statement import Citation, Layout, Statement

MARK = re.compile(r"\[?\s*(\d{1,6})\s?¶\s?(\d{1,6})\s*\]?")
_LOOSE_MARK = re.compile(r"(?<!\d)\[?(\d{1,6})\s?¶\s?(\d{1,6})\b\]?(?!\s*:)")
"""A mark without a link, as a forger may leave it. With a colon, the colophon explains its form."""
_NUMBER = re.compile(r"\d{1,6}")
_CONNECTIVE = re.compile(
    r"(?:—\s*)?(?:(?:\d+ independent origins|Same origin),?\s*)?also\s+in|,", re.IGNORECASE
)
"""Our own words between a quotation's mark and those of its support (``templates/_macros``)."""
_LABEL = re.compile(r"\A(?:New|Now|Before|Added|Dropped):?(?:\n|$)")
"""Our own words before a quotation. On paper they are told from its own only by standing in a run
of their own, so they must be known."""
_ENTRY = re.compile(r"(\d{1,6})\s*(?=\S)")
_MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A link that is a reference: ``3 ¶2``, or a bare ``3``."""

    number: int
    paragraph: int | None
    target: int | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Text that markup says is quoted, and from where."""

    text: str
    article: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a page shows as one: a paragraph, an item, a heading."""

    role: Literal["text", "said", "heading", "title", "entry"]
    """``said``: shown as a quotation whatever is in it; ``title``: a heading that is a source's
    headline; ``entry``: a line of the list of sources, which begins with its number."""
    pieces: tuple[str | Mark | Quote, ...] = field(default=())


def mark_of(label: str, target: str | None, **place) -> Mark | None:
    """The mark that a link is, by its text and its fragment (``#source-3``), if it is one."""
    label = label.strip()
    found = MARK.fullmatch(label)
    if not found and not _NUMBER.fullmatch(label):
        return None
    aim = re.search(r"source-(\d{1,6})$", target or "")
    if not found and not aim:
        return None  # the page number in a table of contents
    number, paragraph = (found[1], int(found[2])) if found else (label, None)
    return Mark(int(number), paragraph, int(aim[1]) if aim else None, **place)


def is_label(text: str) -> bool:
    """Whether ``text`` is one of the pages' own words that stand before a quotation."""
    return _LABEL.fullmatch(text.strip()) is not None


def statements(blocks: Iterable[Block], layout: Layout) -> Iterator[Statement]:
    """What the blocks of a page claim to quote, in order."""
    blocks = list(blocks)
    entries = _entries(blocks, several=layout == "paper")
    headline: str | None = None
    said = ""
    for block in blocks:
        if block.role in ("heading", "title"):
            if headline is not None:
                yield Statement("headline", headline, Citation(), layout)
            headline = _text(block) if block.role == "title" else None
        elif block.role != "entry":
            for statement in _quoted(block, layout, said):
                said = statement.of or statement.text
                yield _with_entries(statement, entries)
            bare = [p for p in block.pieces if isinstance(p, Mark) and p.paragraph is None]
            if headline is not None and bare:
                citation = _citation(bare[0], None)
                yield _with_entries(Statement("headline", headline, citation, layout), entries)
                headline = None
    if headline is not None:
        yield Statement("headline", headline, Citation(), layout)


def _quoted(block: Block, layout: Layout, before: str) -> Iterator[Statement]:
    """The statements of one block; ``before`` is the last one of the block before, whose support
    may stand here. Text after a block's last mark is a statement without a citation."""
    pieces = _with_loose_marks(block)
    marked = any(isinstance(p, Mark) and p.paragraph is not None for p in pieces)
    if not marked and block.role != "said" and not any(isinstance(p, Quote) for p in pieces):
        return
    said = ""
    text, quote = "", None
    for piece in pieces:
        if isinstance(piece, Mark):
            if piece.paragraph is None:
                continue
            citation = _citation(piece, quote)
            text = text if quote else _LABEL.sub("", text.strip(), count=1)
            if not quote and _supports(text, said):
                said = said or before
                yield Statement("support", said, citation, layout, of=said)
            else:
                said = said or text
                yield Statement("quotation", text, citation, layout)
            text, quote = "", None
        elif isinstance(piece, Quote):
            if quote or (text.strip() and not is_label(text)):
                yield Statement("uncited", text, Citation(), layout)
            text, quote = piece.text, piece
        else:
            text += piece if not quote or piece.strip() else ""
            quote = None if piece.strip() else quote  # words between a quotation and its mark
    if text.strip():
        yield Statement("uncited", text.strip(), Citation(), layout)


def _supports(text: str, said: str) -> bool:
    """Whether a mark after ``text`` adds to the statement before it: nothing between two marks,
    or our own words."""
    return _CONNECTIVE.fullmatch(" ".join(text.split())) is not None or bool(said and not text)


def _with_loose_marks(block: Block) -> Sequence[str | Mark | Quote]:
    if any(isinstance(p, Mark) and p.paragraph is not None for p in block.pieces):
        return block.pieces
    pieces: list[str | Mark | Quote] = []
    for piece in _merged(block.pieces):
        if not isinstance(piece, str):
            pieces.append(piece)
            continue
        at = 0
        for found in _LOOSE_MARK.finditer(piece):
            pieces += [piece[at : found.start()], Mark(int(found[1]), int(found[2]))]
            at = found.end()
        pieces.append(piece[at:])
    return pieces


def _merged(pieces: Sequence[str | Mark | Quote]) -> Iterator[str | Mark | Quote]:
    """The pieces with adjoining texts as one."""
    for textual, run in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if textual:
            yield "".join(run)  # type: ignore[arg-type]
        else:
            yield from run


def _citation(mark: Mark, quote: Quote | None) -> Citation:
    place = quote or mark
    return Citation(place.article, place.start, place.end, mark.number, mark.paragraph, mark.target)


def _with_entries(statement: Statement, entries: dict[int, list[str]]) -> Statement:
    citation = statement.citation
    if citation.number is None or not entries:  # a page may do without a list of sources
        return statement
    found = tuple(entries.get(citation.number, ()))
    return replace(statement, citation=replace(citation, entries=found))


def _entries(blocks: Sequence[Block], *, several: bool) -> dict[int, list[str]]:
    """The lines of the list of sources by number.

    Of lines with the same number only the first counts, unless ``several``: on paper any list
    item that begins with a number may be one.
    """
    found: dict[int, list[str]] = {}
    for block in blocks:
        if block.role == "entry" and (number := _ENTRY.match(line := _text(block).strip())):
            lines = found.setdefault(int(number[1]), [])
            if len(lines) < (_MOST_ENTRIES if several else 1):
                lines.append(line[number.end() :])
    return found


def _text(block: Block) -> str:
    return "".join(
        p if isinstance(p, str) else p.text if isinstance(p, Quote) else "" for p in block.pieces
    )
