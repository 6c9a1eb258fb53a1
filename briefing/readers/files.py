"""Files and folders to inputs, in a fixed order, whatever lies there.

A pipe, a device, a link that leads nowhere or in circles, a file without permission: each is a
problem, none is waited for. Knows nothing of formats.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from briefing.model import Problem
from briefing.readers.base import Input, Limits

_ABOUT = frozenset({
    "readme", "about", "license", "licence", "copying", "notice", "changelog", "contributing",
    "authors", "credits",
})  # fmt: skip
_ABOUT_SUFFIXES = ("", ".md", ".txt", ".rst", ".html")
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def inputs(paths: Sequence[Path], limits: Limits) -> Iterator[Input | Problem]:
    """The files at and below these paths, each once, in the order given and by name below.

    Hidden files in folders are passed over; a file named outright is always taken.
    """
    seen: dict[tuple[int, int], str] = {}
    for path in paths:
        yield from _at(Path(path), seen, limits, above=(), named=True)


def about_the_folder(name: str) -> bool:
    """Whether a file's name says that it describes the folder: README, LICENSE and the like."""
    path = Path(name.lower())
    return path.stem in _ABOUT and path.suffix in _ABOUT_SUFFIXES


def shown(path: Path) -> str:
    """The path as text that any encoder accepts; bytes that are no UTF-8 show as �."""
    return os.fsencode(path).decode("utf-8", "replace")


def _at(
    path: Path,
    seen: dict[tuple[int, int], str],
    limits: Limits,
    above: tuple[tuple[int, int], ...],
    named: bool = False,
) -> Iterator[Input | Problem]:
    ref = shown(path)
    try:
        status = path.stat()
    except OSError as error:
        yield Problem(ref, "read", _reason(error, path))
        return
    except ValueError:
        yield Problem(ref.replace("\x00", "�"), "read", "not a possible file name")
        return
    key = (status.st_dev, status.st_ino)
    if stat.S_ISDIR(status.st_mode):
        yield from _below(path, seen, limits, above, key)
    elif not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "no regular file")
        yield Problem(ref, "read", f"{kind}, not a file to read")
    elif not named and about_the_folder(path.name):
        yield Problem(ref, "read", "left out: it describes the folder", fatal=False)
    elif key in seen:
        yield Problem(ref, "read", f"the same file as {seen[key]}, read once", fatal=False)
    else:
        seen[key] = ref
        yield Input(ref, ref, partial(_open, path), status.st_size)


def _below(
    folder: Path,
    seen: dict[tuple[int, int], str],
    limits: Limits,
    above: tuple[tuple[int, int], ...],
    key: tuple[int, int],
) -> Iterator[Input | Problem]:
    ref = shown(folder)
    if key in above:
        yield Problem(ref, "read", "a link back to a folder that it lies in")
        return
    if len(above) >= limits.max_depth:
        yield Problem(ref, "read", f"folders nested deeper than {limits.max_depth}")
        return
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Problem(ref, "read", _reason(error, folder))
        return
    names = [name for name in names if not name.startswith(".")]
    if not names and not above:
        yield Problem(ref, "read", "an empty folder")
    for name in names:
        yield from _at(folder / name, seen, limits, (*above, key))


def _open(path: Path) -> BinaryIO:
    """Open without ever waiting: between the look and the open, a file may turn into a pipe."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a regular file")
    return os.fdopen(handle, "rb")


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return (
            "a link to a file that is not there" if path.is_symlink() else "there is no such file"
        )
    if path.is_symlink():
        return "a link that leads in a circle"
    return f"cannot be opened ({error.strerror or error})"
