"""Word lists: the small words that the rules turn on, and first names.

Kept as text beside the rules, in sections. Knows nothing of how they are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def sections(name: str) -> Iterator[tuple[str, str]]:
    """(section, entry) pairs of a list in this package, in order."""
    section = ""
    data = files("briefing.quotes").joinpath(name).read_text(encoding="utf-8")
    for row in data.splitlines():
        if row.startswith("["):
            section = row.strip("[] ")
        elif not row.startswith("#"):
            for entry in row.split():
                yield section, entry


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for section, word in sections("lexicon.txt"):
        found.setdefault(section, set()).add(word)
    return {section: frozenset(words) for section, words in found.items()}


def words(section: str) -> frozenset[str]:
    """The words of a section of ``lexicon.txt``. Raises KeyError for an unknown one."""
    return _lexicon()[section]


@cache
def first_names() -> dict[str, str]:
    """Common first names, each with the pronoun it goes with."""
    return {name: pronoun for pronoun, name in sections("first_names.txt")}
