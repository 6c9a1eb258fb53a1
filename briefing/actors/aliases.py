"""The desk's names for institutions: a TOML table, strictly read, and what a name stands for.

Knows one name at a time, and whether an article gives an institution's full name. Knows nothing of
people beyond those that a desk's own file lists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from briefing.actors.words import fold
from briefing.errors import SettingsError

Kind = Literal["institution", "person", "place"]
"""``place``: a country or a city that reports name for those who govern there."""

_KEYS = ("kind", "names", "short")
_SHIPPED = "aliases.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One institution, place or person."""

    name: str
    """How a brief calls it."""
    kind: Kind = "institution"
    names: tuple[str, ...] = ()
    """Other names, which count wherever they stand."""
    short: tuple[str, ...] = ()
    """Names that count only in an article that gives one of the full ones."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """A table of entries, for looking up names."""

    entries: tuple[Entry, ...] = ()
    _full: dict[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)
    _short: dict[str, list[Entry]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        for entry in self.entries:
            for name in (entry.name, *entry.names):
                self._full[fold(name)] = entry
            for name in dict.fromkeys(map(fold, entry.short)):
                self._short.setdefault(name, []).append(entry)

    def find(self, name: str, article: ArticleNames | None = None) -> Entry | None:
        """What a name stands for; a short one in the light of the article that uses it."""
        key = fold(name)
        if found := self._full.get(key):
            return found
        fits = self._short.get(key)
        if not fits or article is None:
            return None
        named = [entry for entry in fits if article.gives(entry)]
        return named[0] if len(named) == 1 else None


class ArticleNames:
    """Which institutions an article names in full; looked up when first asked, once each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None
        self._given: dict[str, bool] = {}

    def gives(self, entry: Entry) -> bool:
        if entry.name not in self._given:
            if self._folded is None:
                self._folded = f" {fold(self._text)} "
            names = (entry.name, *entry.names)
            self._given[entry.name] = any(f" {fold(n)} " in self._folded for n in names)
        return self._given[entry.name]


def parse_aliases(text: str, *, name: str = _SHIPPED) -> tuple[Entry, ...]:
    """The entries of one file. Raises SettingsError that lists every mistake, one a line."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from error
    mistakes: list[str] = []
    entries = [_entry(key, table, mistakes) for key, table in tables.items()]
    mistakes += _claimed_twice(entries)
    if mistakes:
        raise SettingsError("\n".join(f"{name}: {mistake}" for mistake in mistakes))
    return tuple(entries)


def load_aliases(paths: Iterable[Path] = (), *, shipped: bool = True) -> Aliases:
    """The shipped table (unless not wanted) and, over it, those of a desk's own files.

    An entry of a name that is already there adds to it, and its ``kind`` holds; a name that a
    later file claims belongs to that file's entry, and an entry whose own name is claimed is
    gone. Raises SettingsError with the mistakes of all files.
    """
    layers: list[tuple[Entry, ...]] = [_shipped()] if shipped else []
    errors: list[str] = []
    for path in paths:
        try:
            layers.append(parse_aliases(path.read_text(encoding="utf-8-sig"), name=str(path)))
        except SettingsError as error:
            errors.append(str(error))
        except (OSError, UnicodeDecodeError) as error:
            errors.append(f"{path}: cannot be read ({error})")
    if errors:
        raise SettingsError("\n".join(errors))
    return Aliases(_layered(layers))


def _layered(layers: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    table: dict[str, Entry] = {}
    for layer in layers:
        claims = {fold(n): e.name for e in layer for n in (e.name, *e.names)}
        kept = {}
        for key, entry in table.items():
            if claims.get(key, entry.name) != entry.name:
                continue  # its name is now another's
            names = tuple(n for n in entry.names if claims.get(fold(n), entry.name) == entry.name)
            kept[key] = Entry(entry.name, entry.kind, names, entry.short)
        for entry in layer:
            old = kept.get(fold(entry.name))
            kept[fold(entry.name)] = Entry(
                entry.name,
                entry.kind,
                tuple(dict.fromkeys((*(old.names if old else ()), *entry.names))),
                tuple(dict.fromkeys((*(old.short if old else ()), *entry.short))),
            )
        table = kept
    return tuple(table.values())


def _entry(key: str, table: object, mistakes: list[str]) -> Entry:
    path = key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'
    if not fold(key):
        mistakes.append(f"{path}: a name must not be blank")
    if not isinstance(table, dict):
        mistakes.append(f"{path}: must be a table with {', '.join(_KEYS)}")
        return Entry(key)
    mistakes += [f"{path}.{k}: unknown key" for k in table if k not in _KEYS]
    kind = table.get("kind", "institution")
    if kind not in get_args(Kind):
        mistakes.append(f"{path}.kind: must be one of {', '.join(get_args(Kind))}")
        kind = "institution"
    lists = (tuple(_texts(f"{path}.{k}", table.get(k, []), mistakes)) for k in _KEYS[1:])
    return Entry(key, kind, *lists)


def _texts(path: str, value: object, mistakes: list[str]) -> Iterator[str]:
    if not isinstance(value, list):
        mistakes.append(f"{path}: must be a list of texts")
        return
    for n, text in enumerate(value):
        if isinstance(text, str) and fold(text):
            yield text
        else:
            mistakes.append(f"{path}.{n}: must be a text that is not blank")


def _claimed_twice(entries: Sequence[Entry]) -> Iterator[str]:
    """Full names of two entries. Several may share a short one: the article tells them apart."""
    owner: dict[str, str] = {}
    for entry in entries:
        for name in dict.fromkeys(map(fold, (entry.name, *entry.names))):
            if name and owner.setdefault(name, entry.name) != entry.name:
                yield f'"{entry.name}": the name "{name}" is also one of "{owner[name]}"'


@cache
def _shipped() -> tuple[Entry, ...]:
    from importlib.resources import files

    text = files("briefing.actors").joinpath(_SHIPPED).read_text("utf-8")
    return parse_aliases(text)
