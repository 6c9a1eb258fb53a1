"""What every reader shares: the input it is handed, the draft it hands back, and the caps.

Knows files as streams of bytes with a name; knows nothing of any format.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Protocol

from briefing.model import Problem, Published

if TYPE_CHECKING:
    from briefing.readers.sniff import Head

HEAD_BYTES = 65_536
"""How much of a file a reader may look at before it says whether the file is its own."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps that keep hostile or mistaken input from costing more than it is worth."""

    max_bytes: int = 20_000_000
    """Bytes of one file (of a JSON Lines file: of one line), unpacked."""
    max_markup: int = 10_000_000
    """Bytes of one HTML page or feed; real ones run to about 2 MB, and each costs seconds."""
    max_items: int = 1_000_000
    """Articles of one file."""
    max_chars: int = 1_000_000
    """Characters of one article; a longer one is a book or a dump."""
    max_depth: int = 100
    """Nesting of JSON values, XML elements and folders."""
    max_ratio: int = 200
    """Unpacked bytes for each packed one; news text stays under 10."""
    max_members: int = 10_000
    """Files in one archive."""
    max_unpacked: int = 500_000_000
    """Bytes that the files of one archive unpack to, all together."""


OWN = "left out: a brief that this program made"


class Refused(Exception):
    """The input is set aside; the message is one sentence fit for the reader of the brief."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format states it, before it is cleaned, named and numbered."""

    text: str
    title: str = ""
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    published: Published = Published()
    key: str | None = None
    """The item's own identifier within its file, if it has one."""
    number: int | None = None
    """Its place in a file of several, from 1 (of a JSON Lines file: its line)."""
    extras: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    """What a reader of the brief should know about it; each becomes a non-fatal problem."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or one member of an archive."""

    ref: str
    """What a user calls it."""
    path: str
    """The file on disk that it is or lies in, as given."""
    opener: Callable[[], BinaryIO]
    size: int | None = None
    """Bytes as stored, where known without reading."""
    nesting: int = 0
    """How many archives it lies in."""

    @property
    def suffix(self) -> str:
        """The name's suffix in lower case, without that of the gzip packing: ``.jsonl``."""
        name = PurePath(self.ref)
        suffix = name.suffix.lower()
        return PurePath(name.stem).suffix.lower() if suffix == ".gz" else suffix

    def open(self, limits: Limits) -> BinaryIO:
        """The content, unpacked where it is gzip. Reading on may raise :class:`Refused`."""
        raw = self.opener()
        buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[arg-type]
        if buffered.peek(2)[:2] == b"\x1f\x8b":
            return io.BufferedReader(_Unpacked(buffered, limits), HEAD_BYTES)
        return buffered

    def head(self, limits: Limits) -> bytes:
        """The first bytes, unpacked."""
        parts: list[bytes] = []
        with self.open(limits) as stream:
            try:
                while (wanted := HEAD_BYTES - sum(map(len, parts))) > 0:
                    if not (part := stream.read1(wanted)):  # type: ignore[attr-defined]
                        break
                    parts.append(part)
            except Refused:
                if not parts:  # what came before the damage may still tell the format
                    raise
        return b"".join(parts)

    def load(self, limits: Limits, most: int | None = None) -> bytes:
        """The whole content. Raises :class:`Refused` where it is larger than the cap.

        ``most``: a format's own cap in bytes, in place of ``limits.max_bytes``.
        """
        most = most or limits.max_bytes
        too_large = f"larger than {most / 1e6:.0f} MB, too large for one article file"
        if self.size is not None and self.size > most:
            raise Refused(too_large)
        with self.open(limits) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise Refused(too_large)
        return data


class Reader(Protocol):
    """One format. A module with these two functions is a reader."""

    def claims(self, head: Head) -> bool:
        """Whether a file that begins so is this reader's own; exactly one reader may say so."""
        ...

    def read(self, source: Input, limits: Limits) -> Iterator[Draft | Problem | Input]:
        """The articles in it; inputs found inside are read in their turn.

        Raises :class:`Refused` where the file as a whole is unusable.
        """
        ...


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops at a suspicious ratio and reports damage in plain words."""

    def __init__(self, packed: BinaryIO, limits: Limits) -> None:
        self._packed = packed
        self._plain = gzip.GzipFile(fileobj=packed)
        self._limits = limits
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[override]
        try:
            part = self._plain.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            raise Refused(f"damaged gzip data ({error})") from error
        buffer[: len(part)] = part
        self._given += len(part)
        # The packed position runs ahead by a read buffer, so small files are never suspected.
        taken = max(self._packed.tell(), 1)
        if self._given > 1_000_000 and self._given > taken * self._limits.max_ratio:
            raise Refused(f"unpacks to more than {self._limits.max_ratio} times its size")
        return len(part)

    def close(self) -> None:
        self._plain.close()
        self._packed.close()
        super().close()
