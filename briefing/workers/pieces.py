"""Work cut into pieces, sent out a few at a time, its results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Protocol

MOST_TOGETHER = 500
"""Items in a piece, unless the pieces are counted: results come back while others are at work."""
PIECES = 8
"""Pieces for each worker, so that none waits long for the last one."""
AHEAD = 3
"""Pieces for each worker that are sent out before the first of them is back: bounds memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Items that travel together."""

    items: Sequence[Any]


class Future(Protocol):
    """A result to come, of ``concurrent.futures`` or ``distributed``."""

    def result(self) -> Any: ...

    def cancel(self) -> Any: ...


def cut(items: Sequence[Any], workers: int, parts: int | None = None) -> list[Piece]:
    """The items in ``parts`` pieces of about one size, or in as many pieces as is sensible."""
    count = parts or max(PIECES * workers, -(-len(items) // MOST_TOGETHER))
    bounds = [len(items) * n // count for n in range(count + 1)]
    return [Piece(items[a:b]) for a, b in pairwise(bounds) if a < b]


def apply(function: Callable[[Any], Any], piece: Piece) -> list[Any]:
    """The function's results for the items of a piece."""
    return [function(item) for item in piece.items]


def in_order(
    send: Callable[[Piece], Future], pieces: Iterable[Piece], workers: int
) -> Iterator[Any]:
    """The results of all pieces, item by item. Whatever ends it calls the rest off."""
    waiting = iter(pieces)
    out = deque(map(send, islice(waiting, AHEAD * workers)))
    try:
        while out:
            results = out[0].result()
            out.popleft()
            out.extend(map(send, islice(waiting, 1)))
            yield from results
    finally:
        for future in out:
            future.cancel()
