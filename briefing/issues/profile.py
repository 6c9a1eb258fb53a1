"""An issue profile: the TOML file in which a desk says what one of its issues is.

Reads and checks profiles; every mistake is reported at once, under its dotted path. Knows
nothing of how passages are matched. The format is described in ``docs/issues.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.errors import SettingsError
from briefing.issues.checked import Document
from briefing.issues.patterns import Groups, Pattern, parse

SHIPPED = Path(__file__).resolve().parent.parent / "profiles"
"""The folder of the profiles that come with the program."""

SHARED_GROUPS = "_groups.toml"
"""A file of this name in a folder of profiles holds groups that all profiles may use."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = "other"
"""Id of the section for what fits no issue."""
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
    groups, one by one. A folder that does not exist holds none. Raises SettingsError with the
    mistakes of all files.
    """
    files: dict[str, Path] = {}
    groups = _shipped_groups()
    profiles: list[Profile] = []
    errors: list[str] = []
    for folder in folders:
        files |= {path.name: path for path in sorted(folder.glob("*.toml"))}
        if shared := files.pop(SHARED_GROUPS, None):
            try:
                groups = parse_groups(_read(shared), known=groups, name=str(shared))
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
    document = Document(text, name or f"{id}.toml")
    if not is_id(id):
        document.mistake(
            "",
            "the file's name is the issue's id: small letters, digits and underscores, "
            f"a letter first, and not {_TAKEN!r}",
        )
    table = _groups(document, _shipped_groups() if groups is None else groups)

    def patterns(key: str) -> tuple[Pattern, ...]:
        texts = document.texts(key)
        return tuple(
            document.attempt(path, lambda t=t: parse(t, table)) for path, t in texts.items()
        )

    def terms(key: str) -> tuple[Term, ...]:
        weights = document.weights(key)
        return tuple(
            Term(document.attempt(f"{key}.{t!r}", lambda t=t: parse(t, table)), weight)
            for t, weight in weights.items()
        )

    profile = Profile(
        id=id,
        title=document.text("title"),
        question=document.text("question"),
        order=document.integer("order", _ORDER),
        threshold=document.share("threshold", _THRESHOLD),
        terms=terms("terms"),
        context=terms("context"),
        exclusions=patterns("exclusions"),
        actors=patterns("actors"),
        watch=patterns("watch"),
        examples=tuple(document.texts("examples").values()),
        counterexamples=tuple(document.texts("counterexamples").values()),
    )
    if not profile.terms:
        document.mistake("terms", "must hold one pattern at least")
    document.close()
    return profile


def parse_groups(
    text: str, *, known: Mapping[str, Sequence[str]] | None = None, name: str = SHARED_GROUPS
) -> dict[str, Sequence[str]]:
    """The groups of a ``_groups.toml``, over the ``known`` ones, to which they may refer.

    Raises SettingsError that lists every mistake, one a line.
    """
    document = Document(text, name)
    groups = _groups(document, known or {})
    document.close()
    return dict(groups.stated)


def is_id(name: str) -> bool:
    """Whether ``name`` can be the id of an issue, and so the stem of its file."""
    return name != _TAKEN and _ID.fullmatch(name) is not None


def _groups(document: Document, known: Mapping[str, Sequence[str]]) -> Groups:
    """The document's own groups, checked, over the known ones."""
    own = document.lists("groups")
    groups = Groups({**known, **own})
    for name in own:
        document.attempt(f"groups.{name}", lambda name=name: groups[name])
    return groups


@cache
def _shipped_groups() -> Mapping[str, Sequence[str]]:
    path = SHIPPED / SHARED_GROUPS
    return parse_groups(_read(path), name=str(path))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
