"""ZIP archives: their members are read in memory, each as a file of its own; nothing is extracted.

Caps hold on the number of members, on each one's size, on the size of all together and on the
ratio of unpacked to packed bytes, whatever the directory of the archive claims. An archive inside
an archive is not opened.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from briefing.model import Problem
from briefing.readers.base import Input, Limits, Refused
from briefing.readers.clean import line
from briefing.readers.files import about_the_folder
from briefing.readers.sniff import Head

DAMAGE = (
    zipfile.BadZipFile, zlib.error, ValueError, OverflowError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What zipfile raises for damaged data: far more than its own error."""
_SUSPICIOUS_FROM = 1_000_000
"""Unpacked bytes from which the ratio is looked at: a page of blanks is no attack."""
_DIRECTORY_ENTRY = 1_000
"""Bytes that a member may take in the archive's directory."""


def claims(head: Head) -> bool:
    return head.kind == "zip"


def read(source: Input, limits: Limits) -> Iterator[Input | Problem]:
    if source.nesting:
        raise Refused("an archive inside an archive, which is not opened")
    with source.opener() as stream:
        _check_directory(stream, limits)
        try:
            archive = zipfile.ZipFile(stream)
        except DAMAGE as error:
            raise Refused(f"a damaged archive ({error})") from error
        members = sorted(filter(_is_wanted, archive.infolist()), key=lambda m: m.filename)
        if len(members) > limits.max_members:
            raise Refused(f"an archive of more than {limits.max_members:,} files")
        if not members:
            raise Refused("an archive without files")
        total = 0
        for member in members:
            ref = f"{source.ref}/{line(member.filename)}"
            total += member.file_size
            if about_the_folder(PurePosixPath(member.filename).name):
                yield Problem(ref, "read", "left out: it describes the folder", fatal=False)
            elif complaint := _complaint(member, total, limits):
                yield Problem(ref, "read", complaint)
            else:
                opener = partial(_open, archive, member)
                yield Input(ref, source.path, opener, member.file_size, source.nesting + 1)


def _check_directory(stream: BinaryIO, limits: Limits) -> None:
    """Refuse a directory too large to be loaded: zipfile reads all of it at once."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(end - 65_557, 0))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise Refused("a damaged archive (it ends too early)")
    count, size = struct.unpack_from("<HL", tail, at + 10)
    if count > limits.max_members or size > limits.max_members * _DIRECTORY_ENTRY:
        raise Refused(f"an archive of more than {limits.max_members:,} files")
    if b"PK\x06\x07" in tail[max(at - 40, 0) : at]:
        raise Refused("an archive too large to read (ZIP64)")
    stream.seek(0)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not (member.is_dir() or hidden or "__MACOSX" in parts)


def _complaint(member: zipfile.ZipInfo, total: int, limits: Limits) -> str:
    if member.flag_bits & 0x1:
        return "locked with a password"
    if member.file_size > limits.max_bytes:
        return f"larger than {limits.max_bytes / 1e6:.0f} MB, too large for one article file"
    if total > limits.max_unpacked:
        return f"left out: the archive unpacks to more than {limits.max_unpacked / 1e6:.0f} MB"
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > _SUSPICIOUS_FROM and ratio > limits.max_ratio:
        return f"unpacks to more than {limits.max_ratio} times its size"
    return ""


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    try:
        return io.BufferedReader(_Member(archive.open(member)))
    except (*DAMAGE, OSError) as error:
        raise Refused(f"damaged in its archive ({error})") from error


class _Member(io.RawIOBase):
    """A member's bytes; damage comes out in plain words."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[override]
        try:
            part = self._stream.read(len(buffer))
        except (*DAMAGE, OSError) as error:
            raise Refused(f"damaged in its archive ({error})") from error
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._stream.close()
        super().close()
