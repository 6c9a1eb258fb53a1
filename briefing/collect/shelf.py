"""The folder of collected articles: what it holds by key, one writer at a time, no half files.

Knows names of files and writes bytes; knows nothing of the web or of what the bytes say.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing import files
from briefing.collect import keys
from briefing.errors import BriefingError

_LOCK = ".fetch.lock"
_LEFT_OVER = re.compile(r"\.(?:.+_[0-9a-f]{16}\.(?:html|json)|\.fetch\.json)\.[a-z0-9_]{8}")
"""A file that :mod:`briefing.files` was writing when the program was killed."""


class Busy(BriefingError):
    """Another run is at work in the folder."""


@contextmanager
def locked(folder: Path) -> Iterator[Shelf]:
    """The folder, made if need be, for one run alone; the lock ends with the process.

    Raises :class:`Busy` at once where another run holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise BriefingError(f"{folder}: cannot be written ({error.strerror})") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"{folder}: another fetch is at work there") from None
        yield Shelf(folder)
    finally:
        os.close(handle)


class Shelf:
    """The articles in a folder, wherever below it they lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_key: dict[str, Path] = {}
        found: list[tuple[bool, str, tuple[str, ...]]] = []
        for place, _, names in os.walk(folder):
            for name in names:
                if own := keys.keys_in(name):
                    found.append((not name.endswith(".html"), os.path.join(place, name), own))
                elif _LEFT_OVER.fullmatch(name):
                    Path(place, name).unlink(missing_ok=True)
        for is_words, path, own in sorted(found):  # pages first
            if is_words and any(self.has_page(key) for key in own):
                os.unlink(path)  # killed between writing the page and removing this
                continue
            for key in own:
                self._by_key.setdefault(key, Path(path))

    def path(self, key: str) -> Path | None:
        """The file of an article, if there is one."""
        return self._by_key.get(key)

    def has_page(self, key: str) -> bool:
        """Whether the article is there as a page, not only in the words of a feed."""
        path = self._by_key.get(key)
        return path is not None and path.suffix == ".html"

    def read(self, key: str) -> bytes:
        """The file of an article that is there."""
        return self._by_key[key].read_bytes()

    def drop_words(self, key: str) -> None:
        """Removes what a feed said of an article whose page lies under another key."""
        path = self._by_key.get(key)
        if path is not None and path.suffix != ".html":
            path.unlink(missing_ok=True)
            del self._by_key[key]

    def put(self, name: str, suffix: str, data: bytes) -> Path:
        """Writes an article under a name from :func:`keys.file_name`.

        A file of the same article is replaced. Raises BriefingError where it cannot be written.
        """
        path = self.folder / f"{name}{suffix}"
        own = keys.keys_in(path.name)
        earlier = list(dict.fromkeys(self._by_key[key] for key in own if key in self._by_key))
        for one in earlier:
            if one.suffix == path.suffix:
                path = one
        files.publish({path: data})
        for one in earlier:
            if one != path:
                one.unlink(missing_ok=True)
        for key in own:
            self._by_key[key] = path
        return path
