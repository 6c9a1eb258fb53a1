"""Levels, the ``[handling]`` table, and how far an audience is cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.errors import SettingsError, UsageError
from briefing.model import Audience, Marking

LEVELS: tuple[Marking, ...] = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""From the widest circle to the narrowest."""


@dataclass(frozen=True, slots=True)
class Source:
    """What some sources are marked, and how they are known; any one sign is enough."""

    marking: Marking
    outlets: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    """Globs (``*``, ``?``, ``**``) of files and folders, wherever above them they lie."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The ``[handling]`` table."""

    default: Marking | None = None
    """What an article is marked that nothing else marks; None leaves it unmarked."""
    brief: Marking | None = None
    """The least that a brief is marked."""
    sources: tuple[Source, ...] = ()


def parse(table: Mapping[str, Any]) -> Rules:
    """Rules from a ``[handling]`` table whose shape :mod:`briefing.config` has checked.

    Raises SettingsError for a sign without a letter or digit, which would be found everywhere.
    """
    kinds = ("outlets", "domains", "paths")
    sources = tuple(
        Source(stated["marking"], *(tuple(stated.get(kind, ())) for kind in kinds))
        for stated in table.get("sources", ())
    )
    for source in sources:
        for sign in (*source.outlets, *source.domains, *source.paths):
            if not any(map(str.isalnum, sign)):
                raise SettingsError(f"handling.sources: {sign!r} names nothing")
    return Rules(table.get("default"), table.get("brief"), sources)


def strictest(*markings: Marking | None) -> Marking | None:
    """The one with the narrowest circle; None if there is none among them."""
    return max((m for m in markings if m), key=LEVELS.index, default=None)


def above(marking: Marking | None, clearance: Marking) -> bool:
    """Whether something so marked is withheld at a clearance. What is unmarked never is."""
    return marking is not None and LEVELS.index(marking) > LEVELS.index(clearance)


def clearance(audience: Audience, rules: Rules) -> Marking:
    """How far an audience is cleared.

    One whose clearance nobody states sees what nobody singled out: up to the desk's default, or up
    to the marking that every brief has, if that is stricter. Raises UsageError where the audience
    is not cleared for that marking.
    """
    if audience.clearance is None:
        return strictest("CLEAR", rules.default, rules.brief) or "CLEAR"
    if above(rules.brief, audience.clearance):
        raise UsageError(
            f"handling.brief marks every brief {rules.brief}; the audience {audience.name!r} "
            f"is cleared for {audience.clearance} only"
        )
    return audience.clearance
