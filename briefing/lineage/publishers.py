"""Who an article's outlet or agency is: spellings, families, aggregators.

Knows the table of publishers (``briefing/publishers.toml``) and how names are compared. Does not
know texts: that two outlets print the same words is for others to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.errors import SettingsError
from briefing.model import Article

_ASIDE = re.compile(r"\s*\([^()]*\)|\s[-–|]\s.*$")
_NAMED_LAST = re.compile(r"\s[-–|]\s(?P<outlet>[^-–|]{2,40})$")


@dataclass(frozen=True, slots=True)
class Families:
    """Names that are one voice. Keys are names as :func:`key` leaves them."""

    voices: Mapping[str, str]
    """The name to print, by every spelling, outlet name and domain of it."""
    agencies: frozenset[str] = frozenset()
    """Names to print of those whose reports others reprint under their credit."""
    aggregators: frozenset[str] = frozenset()
    """Keys of those that carry only what others wrote."""

    def voice(self, name: str) -> str | None:
        """The name to print of whom this spelling or domain belongs to; None if not listed."""
        return self.voices.get(key(name))

    def outlet(self, article: Article) -> str | None:
        """One name for the outlet however it is spelled; None where the source is not stated."""
        known = (self.voices[name] for name in _names(article) if name in self.voices)
        return next(known, article.source or next(iter(_domains(article.url)), None))

    def aggregated(self, article: Article) -> bool:
        """Whether the outlet only passes on what others wrote."""
        return not self.aggregators.isdisjoint(_names(article))

    def headline(self, article: Article) -> str:
        """The headline without the outlet's name that an aggregator puts at its end."""
        if not article.title_given:
            return ""
        return _NAMED_LAST.sub("", article.title) if self.aggregated(article) else article.title

    def reporter(self, article: Article) -> str | None:
        """Whose reporting an article is by its own account: the agency it credits, else its outlet.

        An aggregator's item is the report of the outlet that its headline ends with.
        """
        if agency := self.agency(article):
            return agency
        if self.aggregated(article) and (last := _NAMED_LAST.search(article.title)):
            return self.voice(last["outlet"]) or last["outlet"].strip()
        return self.outlet(article)

    def agency(self, article: Article) -> str | None:
        """The agency whose text this says it is, or None.

        One that only closing credits name, under a byline of the outlet's own, contributed.
        """
        for author in article.authors:
            if (known := self.voice(author)) in self.agencies:
                return known
        if not article.credits:
            return None
        start, end = article.span
        opening, closing = article.text[:start].casefold(), article.text[end:].casefold()
        text = [
            c for c in article.credits if c.casefold() in opening or c.casefold() not in closing
        ]
        own_byline = any(author.casefold() not in closing for author in article.authors)
        if not text and own_byline and article.source:
            return None
        credit = (text or article.credits)[0]
        return None if key(credit) in self.aggregators else self.voice(credit) or credit


def parse(table: Mapping[str, object], *, name: str = "publishers.toml") -> Families:
    """Families from a parsed table of ``agencies``, ``families`` and ``aggregators``.

    Raises SettingsError for an unknown section, a value that is not a list of names, and a name
    that two entries claim.
    """
    if unknown := sorted(set(table) - {"agencies", "families", "aggregators"}):
        raise SettingsError(f"{name}: unknown section {unknown[0]!r}")
    voices: dict[str, str] = {}
    for section in ("agencies", "families"):
        for voice, spellings in _entries(table, section, name):
            for spelling in (voice, *spellings):
                if voices.setdefault(key(spelling), voice) != voice:
                    other = voices[key(spelling)]
                    raise SettingsError(f"{name}: {spelling!r} is under {other!r} and {voice!r}")
    agencies = frozenset(voice for voice, _ in _entries(table, "agencies", name))
    passing_on = (n for _, names in _entries(table, "aggregators", name) for n in names)
    return Families(voices, agencies, frozenset(map(key, passing_on)))


@cache
def shipped() -> Families:
    """The families of the table that ships with the package."""
    import tomllib
    from importlib.resources import files

    return parse(tomllib.loads(files("briefing").joinpath("publishers.toml").read_text("utf-8")))


def _entries(table: Mapping, section: str, name: str) -> Iterator[tuple[str, list[str]]]:
    for entry, names in table.get(section, {}).items():
        if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
            raise SettingsError(f"{name}: {section}.{entry} must be a list of names")
        yield entry, names


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without case, article, brackets and section: as two spellings of it agree."""
    bare = " ".join(_ASIDE.sub("", name.casefold()).split())
    return bare.removeprefix("the ").removeprefix("www.")


def _names(article: Article) -> tuple[str, ...]:
    """What the outlet may be listed under, the most telling first."""
    source = key(article.source or "")
    return (source, *_above(source), *_domains(article.url))


def _domains(url: str | None) -> tuple[str, ...]:
    """The host of an address and the domains above it, the narrowest first."""
    if not url:
        return ()
    host = url.partition("://")[2].partition("/")[0].partition("?")[0]
    return _above(host.rpartition("@")[2].partition(":")[0].casefold().removeprefix("www."))


@lru_cache(maxsize=4096)
def _above(host: str) -> tuple[str, ...]:
    labels = host.split(".")
    return tuple(".".join(labels[first:]) for first in range(len(labels) - 1))
