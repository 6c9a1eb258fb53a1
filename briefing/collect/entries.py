"""What collecting needs of a feed's entry, whoever parsed it.

Parsing feeds is the readers' work; the function that does it is handed in. Their drafts have this
shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from briefing.model import Published


class Entry(Protocol):
    """One entry of a feed, in plain text."""

    @property
    def url(self) -> str | None: ...
    @property
    def key(self) -> str | None:
        """Its own identifier within the feed."""
        ...

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def language(self) -> str | None: ...
    @property
    def published(self) -> Published: ...


ParseFeed = Callable[[bytes, str], Sequence[Entry]]
"""``parse(data, url)``: the entries of a feed in its order. Raises ValueError that says why the
data are no usable feed."""
