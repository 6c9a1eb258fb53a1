"""What every article is marked: by its outlet, its address, its file, and by itself."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from briefing.handling.names import Names, host, plain
from briefing.handling.rules import LEVELS, Rules, Source, strictest
from briefing.model import Article, Marking, Problem

Locate = Callable[[str], str]
"""Where a path really lies, whatever folder or link it was reached through."""
Voice = Callable[[str], str | None]
"""The name under which a brief counts an outlet or a host; None for its own."""

_STATED_UNDER = frozenset({"tlp", "tlplabel", "tlpmarking", "marking"})
"""An input's own keys for its marking; case and separators do not count."""
_STATED_AS: dict[str, Marking] = {
    **{level.replace("+", ""): level for level in LEVELS},
    "WHITE": "CLEAR",  # so called before TLP 2.0
}


def mark(
    articles: Iterable[Article],
    rules: Rules,
    *,
    locate: Locate = str,
    voice: Voice = lambda name: None,
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with the strictest marking that the rules and they themselves state.

    An article credited to a source counts as that source's. One whose own marking cannot be
    understood is taken for the strictest, and a problem that is not fatal says so.
    """
    signs = [Signs(source) for source in rules.sources]
    by_path = any(source.paths for source in rules.sources)
    locate = cache(locate)
    marked: list[Article] = []
    doubts: list[Problem] = []
    for article in articles:
        own, doubt = _own(article)
        if doubt:
            doubts.append(Problem(article.ref, "marking", doubt, fatal=False))
        names, where = frozenset(), frozenset()
        if signs:
            names = _names(article, voice)
        if by_path:
            where = places(article.path, locate) | places(article.ref, locate)
        found = (s.marking for s in signs if s.of(names) or s.at(where))
        marked.append(replace(article, marking=strictest(own, rules.default, *found)))
    return tuple(marked), tuple(doubts)


def of_brief(
    articles: Iterable[Article], rules: Rules, *, previous: Marking | None = None
) -> Marking | None:
    """The marking of a brief: the strictest of all articles that it was made from.

    Cited or not: its ledger, and what it leaves to the next run, tell of all. ``previous`` is that
    of an earlier brief whose events or figures it repeats. None where nobody marked anything.
    """
    return strictest(rules.brief, previous, *(a.marking for a in articles))


class Signs:
    """A source of the rules, ready to be looked for."""

    def __init__(self, source: Source) -> None:
        self.marking = source.marking
        self._plain = frozenset(map(plain, source.outlets))
        self._names = Names(source.outlets, source.domains)
        self._paths = tuple(map(_glob, source.paths))
        self.of = cache(self._of)
        self.at = cache(self._at)

    def _of(self, names: frozenset[str]) -> bool:
        """Whether one of these names of outlets, agencies, authors and hosts is the source's."""
        return any(plain(name) in self._plain or self._names.found_in(name) for name in names)

    def _at(self, where: frozenset[str]) -> bool:
        """Whether one of these :func:`places` is the source's."""
        return any(path.search(place) for path in self._paths for place in where)


def places(path: str, locate: Locate) -> frozenset[str]:
    """A path as globs are held against it: as given and as it really is, the file before ``#n``."""
    both = (path, locate(path))
    return frozenset(
        f"{_even(p)}/" for whole in both for p in (whole, whole.rpartition("#")[0]) if p
    )


def _even(path: str) -> str:
    """A path in one spelling: file systems differ in case, separators and accents."""
    even = unicodedata.normalize("NFC", path).casefold().replace("\\", "/")
    return posixpath.normpath(even)


def _glob(pattern: str) -> re.Pattern[str]:
    body = ""
    for part in _even(pattern).strip("/").split("/"):
        if part == "**":
            body += "(?:[^/]+/)*"
        elif part != "..":
            body += re.sub(r"\\[*]+|\\[?]", _wildcard, re.escape(part)) + "/"
    return re.compile(rf"(?:^|/){body}")


def _wildcard(match: re.Match[str]) -> str:
    return "[^/]" if match[0] == r"\?" else "[^/]*"


def _names(article: Article, voice: Voice) -> frozenset[str]:
    """Everything that an article's source goes by, in the article or in a brief."""
    own = [article.source, *article.credits, *article.authors, host(article.url)]
    given = [name for name in own if name]
    return frozenset((*given, *filter(None, map(voice, given))))


def _own(article: Article) -> tuple[Marking | None, str]:
    """(The marking that the input itself states, what cannot be understood in it)."""
    found: list[Marking] = []
    doubt = ""
    for key, value in article.extras:
        if re.sub(r"[\W_]+", "", key).casefold() in _STATED_UNDER:
            for stated in _values(value):
                letters = re.sub("[^A-Z]", "", stated.upper()).removeprefix("TLP")
                found.append(_STATED_AS.get(letters, LEVELS[-1]))
                if letters not in _STATED_AS:
                    doubt = f"its marking “{stated[:40]}” is no TLP label; taken for {LEVELS[-1]}"
    return strictest(*found), doubt


def _values(value: str) -> Iterator[str]:
    """What a JSON value states: itself, or each item of a list; nothing where it is empty."""
    try:
        stated = json.loads(value)
    except (ValueError, RecursionError):
        stated = value
    for one in stated if isinstance(stated, list) else [stated]:
        if one not in (None, "", [], {}):
            yield one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
