"""Work in processes beside this one, once there is enough of it to pay for starting them.

What all of them need, such as a matrix, is in memory once: its arrays are pickled out of band
(PEP 574) into a file that every process maps.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

from briefing.errors import BriefingError
from briefing.workers.pieces import Piece, apply, cut, in_order

PATIENCE = 0.5
"""Seconds of work done here before it is known what the rest will take."""
WORTH = 3.0
"""Seconds of work left from which it is handed on: new processes take one to be ready, and share
the cores with this one."""

_ALIGNED = 64
"""Bytes to which arrays are aligned in the file, and that the length before each takes."""


class Processes:
    """Work that takes seconds goes to as many processes as there are cores; the rest stays here.

    ``parts``: all work goes there, in that many pieces. The clock decides where work is done, never
    what comes out. Processes are spawned, not forked: the same on every system, no inherited locks.
    """

    def __init__(self, *, count: int | None = None, parts: int | None = None) -> None:
        self._count = count or _cores()
        self._parts = parts
        self._pool: Any = None
        self._folder: Any = None

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """See :class:`~briefing.workers.Executor`."""
        done, spent = 0, 0.0
        while done < len(items) and not self._parts:
            began = perf_counter()
            result = function(items[done])
            spent += perf_counter() - began
            done += 1
            yield result
            left = spent / done * (len(items) - done)
            if spent >= PATIENCE and left >= WORTH and self._count > 1:
                break
        if done < len(items):
            yield from self._sent(function, items[done:])

    def _sent(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        from concurrent.futures.process import BrokenProcessPool

        self._start()
        path = _write(function, Path(self._folder.name))
        try:
            yield from in_order(
                lambda piece: self._pool.submit(_work, path, piece),
                cut(items, self._count, self._parts),
                self._count,
            )
        except BrokenProcessPool:
            raise BriefingError(
                "a worker process ended unexpectedly; the machine may be out of memory "
                "(--executor serial needs least)"
            ) from None
        finally:
            path.unlink(missing_ok=True)

    def _start(self) -> None:
        import tempfile
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if self._pool is None:
            self._folder = tempfile.TemporaryDirectory(prefix="briefing-")
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=get_context("spawn"), initializer=_ignore_interrupts
            )

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._folder.cleanup()
            self._pool = None


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # no such call outside Linux
        return os.cpu_count() or 1


def _write(function: Callable[[Any], Any], folder: Path) -> Path:
    """A file with the pickled function and, behind it, the buffers of its arrays."""
    import pickle
    import tempfile

    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(function, protocol=5, buffer_callback=buffers.append)
    handle, name = tempfile.mkstemp(dir=folder)
    with open(handle, "wb") as file:
        for data in (head, *(buffer.raw() for buffer in buffers)):
            file.write(len(data).to_bytes(_ALIGNED, "little"))
            file.write(data)
            file.write(bytes(-len(data) % _ALIGNED))
    return Path(name)


@lru_cache(maxsize=1)
def _read(path: Path) -> Callable[[Any], Any]:
    """The function in a file of :func:`_write`; its arrays lie in the file, and are read-only."""
    import mmap
    import pickle

    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    parts, at = [], 0
    while at < len(view):
        start = at + _ALIGNED
        end = start + int.from_bytes(view[at:start], "little")
        parts.append(view[start:end])
        at = end + (start - end) % _ALIGNED
    return pickle.loads(parts[0], buffers=parts[1:])


def _work(path: Path, piece: Piece) -> list[Any]:
    return apply(_read(path), piece)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches the whole group of processes; the first of them ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
