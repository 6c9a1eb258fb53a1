"""An issue profile: the TOML file in which a desk says what one of its issues is.

Reads and checks profiles; every mistake is reported at once, under its dotted path. Knows
nothing of how passages are matched. The format is described in ``docs/issues.md``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.errors import SettingsError
from briefing.issues.patterns import Groups, Pattern, PatternError, parse

SHIPPED = Path(__file__).resolve().parent.parent / "profiles"
"""The folder of the profiles that come with the program."""

SHARED_GROUPS = "_groups.toml"
"""A file of this name in a folder of profiles holds groups that all profiles may use."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_ORDER = 100
_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Term:
    """A pattern, and how sure it alone makes the reader that the issue is touched: (0, 1]."""

    pattern: Pattern
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """One issue of the desk."""

    id: str
    """Stem of its file: small letters, digits, underscores."""
    title: str
    question: str
    """The question that the section answers."""
    order: int = _ORDER
    """Sections stand in ascending order."""
    threshold: float = _THRESHOLD
    """The score from which a passage touches the issue."""
    terms: tuple[Term, ...] = ()
    context: tuple[Term, ...] = ()
    """Counted only in a passage that holds one of the terms."""
    exclusions: tuple[Pattern, ...] = ()
    """The words that these cover count for nothing."""
    actors: tuple[Pattern, ...] = ()
    """Related people and institutions; they bear on no score."""
    watch: tuple[Pattern, ...] = ()
    """Developments to be pointed out where they occur; they bear on no score."""
    examples: tuple[str, ...] = ()
    """Passages that touch the issue."""
    counterexamples: tuple[str, ...] = ()
    """Passages that only look as if they did."""


def load_profiles(folders: Sequence[Path]) -> tuple[Profile, ...]:
    """The profiles in ``*.toml`` of several folders, by order and then by id.

    A file in a later folder replaces one of the same name in an earlier folder; so do the shared
    groups. A folder that does not exist holds none. Raises SettingsError with the mistakes of
    all files.
    """
    files: dict[str, Path] = {}
    groups = dict(_shipped_groups())
    profiles: list[Profile] = []
    errors: list[str] = []
    for folder in folders:
        files |= {path.name: path for path in sorted(folder.glob("*.toml"))}
        if shared := files.pop(SHARED_GROUPS, None):
            try:
                groups |= parse_groups(_read(shared), name=str(shared))
            except SettingsError as error:
                errors.append(str(error))
    for path in files.values():
        try:
            profiles.append(parse_profile(path.stem, _read(path), groups=groups, name=str(path)))
        except SettingsError as error:
            errors.append(str(error))
    if errors:
        raise SettingsError("\n".join(errors))
    return tuple(sorted(profiles, key=lambda profile: (profile.order, profile.id)))


def parse_profile(
    id: str,
    text: str,
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    name: str | None = None,
) -> Profile:
    """A profile from the text of its TOML file.

    ``groups`` are the shared ones (those that are shipped, if None); the profile's own replace
    those of the same name. ``name`` is what errors call the file. Raises SettingsError that
    lists every mistake, one a line.
    """
    name = name or f"{id}.toml"
    errors = [] if _ID.fullmatch(id) else [
        f"{name}: the file's name must be small letters, digits and underscores, a letter first"
    ]
    stated, mistakes = _checked(_load(text, name), "Profile")
    errors += [f"{name}: {mistake}" for mistake in mistakes]
    if errors:
        raise SettingsError("\n".join(errors))
    table = Groups({**(_shipped_groups() if groups is None else groups), **stated.groups})
    for group in stated.groups:
        _pattern(errors, f"{name}: groups.{group}", lambda group=group: table[group])

    def patterns(key: str) -> tuple[Pattern, ...]:
        return tuple(
            _pattern(errors, f"{name}: {key}.{i}: {text!r}", lambda text=text: parse(text, table))
            for i, text in enumerate(getattr(stated, key))
        )

    def terms(key: str) -> tuple[Term, ...]:
        return tuple(
            Term(
                _pattern(errors, f"{name}: {key}.{text!r}", lambda text=text: parse(text, table)),
                weight,
            )
            for text, weight in getattr(stated, key).items()
        )

    profile = Profile(
        id=id,
        title=stated.title,
        question=stated.question,
        order=stated.order,
        threshold=stated.threshold,
        terms=terms("terms"),
        context=terms("context"),
        exclusions=patterns("exclusions"),
        actors=patterns("actors"),
        watch=patterns("watch"),
        examples=tuple(stated.examples),
        counterexamples=tuple(stated.counterexamples),
    )
    if errors:
        raise SettingsError("\n".join(errors))
    return profile


def parse_groups(text: str, *, name: str = SHARED_GROUPS) -> dict[str, tuple[str, ...]]:
    """The shared groups from the text of a ``_groups.toml``. Raises SettingsError."""
    stated, mistakes = _checked(_load(text, name), "Shared")
    if mistakes:
        raise SettingsError("\n".join(f"{name}: {mistake}" for mistake in mistakes))
    return {group: tuple(phrases) for group, phrases in stated.groups.items()}


@cache
def _shipped_groups() -> Mapping[str, tuple[str, ...]]:
    path = SHIPPED / SHARED_GROUPS
    return parse_groups(_read(path), name=str(path))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error


def _load(text: str, name: str) -> dict:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from error


def _pattern(errors: list[str], where: str, read):
    """What ``read`` returns; a pattern's mistake joins ``errors``."""
    try:
        return read()
    except PatternError as error:
        errors.append(f"{where}: {error}")
        return None


def _checked(document: dict, shape: str):
    """The document in its shape, or None, and what is wrong with it, one line a mistake."""
    from pydantic import ValidationError

    try:
        return _shapes()[shape].model_validate(document), []
    except ValidationError as error:
        return None, [_line(mistake) for mistake in error.errors()]


def _line(mistake) -> str:
    where = ".".join(str(part) for part in mistake["loc"])
    what = "unknown key" if mistake["type"] == "extra_forbidden" else mistake["msg"]
    return f"{where}: {what[0].lower()}{what[1:]}"


@cache
def _shapes():
    """The shapes of the files. Made on demand, for pydantic takes a while to load."""
    from typing import Annotated

    from pydantic import BaseModel, ConfigDict, Field

    Text = Annotated[str, Field(min_length=1)]
    Weight = Annotated[float, Field(gt=0, le=1)]
    Table = Annotated[dict[str, list[Text]], Field()]

    class Shared(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)
        groups: Table = {}

    class Stated(Shared):
        title: Text
        question: Text
        order: int = _ORDER
        threshold: Weight = _THRESHOLD
        terms: Annotated[dict[str, Weight], Field(min_length=1)]
        context: dict[str, Weight] = {}
        exclusions: list[Text] = []
        actors: list[Text] = []
        watch: list[Text] = []
        examples: list[Text] = []
        counterexamples: list[Text] = []

    return {"Shared": Shared, "Profile": Stated}
