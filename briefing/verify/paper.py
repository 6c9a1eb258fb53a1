"""A PDF brief as blocks, from its tagged text: a line feed stands where a line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing.verify import tagged
from briefing.verify.blocks import Block, Mark, mark_of

_BLOCKS = frozenset(
    ("P", "LI", "LBody", "L", "TD", "TH", "TR", "Table", "Sect", "Art", "Div", "BlockQuote", "Note",
     "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "TOC", "TOCI")
)  # fmt: skip
_HEADINGS = {"H3": "title"} | dict.fromkeys(("H", "H1", "H2", "H4", "H5", "H6"), "heading")


def blocks(data: bytes) -> Iterator[Block]:
    """The blocks in reading order, then the text outside the tree. Raises UnreadableBrief.

    The list of sources has no tag of its own: every list item that begins with a number and holds
    no reference is taken for an entry, and an entry that fits no article does no harm.
    """
    events, outside = tagged.events(data)
    yield from walked(events)
    for text in outside:
        if text.strip():
            yield Block("text", (text,))


def walked(events: Iterable[tagged.Event]) -> Iterator[Block]:
    """The blocks that a structure tree makes."""
    for title, run in groupby(_Walk().blocks(events), key=lambda block: block.role == "title"):
        if title:  # WeasyPrint 70 tags a heading within a line once for each line it runs over
            yield Block("title", ("\n".join(str(p) for block in run for p in block.pieces),))
        else:
            yield from run


class _Walk:
    def __init__(self) -> None:
        self._path: list[str] = []
        self._pieces: list[str | Mark] = []
        self._items: list[list[str]] = []
        """The text of each list item that is open, the outermost first."""
        self._quoting: list[bool] = []
        """Whether a reference was found in it."""
        self._link: list[str] | None = None
        self._target: str | None = None

    def blocks(self, events: Iterable[tagged.Event]) -> Iterator[Block]:
        for event in events:
            yield from self._take(event)
        yield from self._flush()

    def _take(self, event: tagged.Event) -> Iterator[Block]:
        if isinstance(event, tagged.Run):
            self._text(event.text)
        elif isinstance(event, tagged.Opening):
            if event.kind in _BLOCKS:
                yield from self._flush()
            if event.kind == "LI":
                self._items.append([])
                self._quoting.append(False)
            elif event.kind == "Link" and self._link is None:
                self._link, self._target = [], event.target
            self._path.append(event.kind)
        else:
            if event.kind == "Link" and self._link is not None and self._path.count("Link") == 1:
                label, self._link = "\n".join(self._link), None
                mark = mark_of(label, self._target)
                if mark and mark.paragraph is not None:
                    self._quoting = [True for _ in self._items]
                self._add(mark or label)
            if event.kind in _BLOCKS:
                yield from self._flush()
            if event.kind == "LI" and self._items:
                text = "\n".join(self._items.pop())
                if not self._quoting.pop():
                    yield Block("entry", (text,))
            if self._path:
                self._path.pop()

    def _flush(self) -> Iterator[Block]:
        pieces, self._pieces = self._pieces, []
        if pieces:
            role = next((_HEADINGS[k] for k in reversed(self._path) if k in _HEADINGS), "text")
            yield Block(role, tuple(pieces))  # type: ignore[arg-type]

    def _text(self, text: str) -> None:
        if self._link is not None:
            self._link.append(text)
        elif text:
            self._add(text)
        for item in self._items:
            item.append(text)

    def _add(self, piece: str | Mark) -> None:
        if isinstance(piece, str) and self._pieces and isinstance(self._pieces[-1], str):
            self._pieces[-1] += "\n" + piece
        else:
            self._pieces.append(piece)
