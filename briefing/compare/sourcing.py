"""How an event is sourced: independent origins by kind, anonymous sources, recency, agreement.

Counted and listed, never weighed: nothing here says how likely anything is. Knows a small table of
agencies, state media and official bodies and of where newsrooms are at home (``sources.toml``), and
how reports word that their sources are not named. What is not in the table is listed with the
others, and has no country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from briefing.model import Article, Disagreement, Document, Sourcing

KINDS = ("official", "state_media", "wire")
"""In the order in which they are tried: a ministry's page stays official whoever hosts it."""
_ANONYMOUS = re.compile(
    r"\b(?:condition of anonymity|(?:people|persons?|sources?|officials?) (?:who are |who were )?"
    r"(?:familiar with|briefed on|close to|with (?:direct )?knowledge of)|"
    r"(?:unnamed|anonymous|unidentified) (?:source|official|aide|adviser|diplomat)s?|"
    r"(?:asked|declined|wished|requested|refused) (?:not )?to (?:be (?:named|identified)|remain "
    r"anonymous)|(?:not|n[o’']t) authori[sz]ed to (?:speak|discuss|comment)|"
    r"(?:government|diplomatic|industry|party|EU|military|security|intelligence|company|senior|"
    r"informed|law enforcement|market|trade|banking) sources?\s(?:said|say|told|close))",
    re.IGNORECASE,
)
_STATE_CITED = re.compile(
    r"\b(?:state(?:-run|-owned|-controlled)?\s(?:media|broadcaster|television|TV|radio|news\s"
    r"agency|newspaper)|official\s(?:\w+\s)?news\sagency)\b",
    re.IGNORECASE,
)


def sourcing(
    documents: Sequence[Document], *, disagreements: Iterable[Disagreement] = ()
) -> Sourcing:
    """What can be counted of one event's sourcing; ``disagreements`` as ``compare`` found them."""
    kinds: dict[str, str] = {}
    for document in documents:
        kind = _kind(document.article, document.origin)
        if kinds.get(document.origin, "other") == "other":
            kinds[document.origin] = kind
    days = [d.article.published.at for d in documents]
    known = [day for day in days if day]
    return Sourcing(
        articles=len(documents),
        origins=len(kinds),
        wires=_of(kinds, "wire"),
        state_media=_of(kinds, "state_media"),
        official=_of(kinds, "official"),
        others=_of(kinds, "other"),
        state_media_cited=_cited(documents, kinds),
        anonymous=sum(anonymous(d.article.text) for d in documents),
        latest=max(known, default=None),
        undated=len(days) - len(known),
        disagreements=sum(d.nature == "conflict" for d in disagreements),
    )


class _ByName(Mapping[str, str]):
    """Values by name, however it is spelled; iterates over the names as the table spells them."""

    __slots__ = ("_names", "_values")

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, str] = {}
        for name, value in pairs:
            self._names[_plain(name)] = name
            self._values[_plain(name)] = value

    def __getitem__(self, name: str) -> str:
        return self._values[_plain(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.values())

    def __len__(self) -> int:
        return len(self._names)


@cache
def countries() -> Mapping[str, str]:
    """The country of an origin by its name, in any case, with or without *The*.

    Countries are worded as after "from": *France*, *the United Kingdom*.
    """
    table = _raw()["countries"]
    return _ByName((name, country) for country, names in table.items() for name in names)


def anonymous(text: str) -> bool:
    """Whether a text rests a statement on sources that it does not name."""
    return bool(_ANONYMOUS.search(text))


def _of(kinds: dict[str, str], kind: str) -> tuple[str, ...]:
    return tuple(sorted(origin for origin, of in kinds.items() if of == kind))


def _kind(article: Article, origin: str) -> str:
    """The kind of an origin; the outlet's own name and address count only if it is the origin."""
    own = article.source is None or _plain(article.source) == _plain(origin) or not article.credits
    names = [_plain(origin), *([_plain(article.source)] if own and article.source else [])]
    host = _host(article.url) if own else ""
    ends = {".".join(host.split(".")[n:]) for n in range(host.count(".") + 1)} if host else set()
    for kind in KINDS:
        table = _table()[kind]
        if not table[0].isdisjoint(names) or not table[1].isdisjoint(ends):
            return kind
    return "other"


def _cited(documents: Sequence[Document], kinds: dict[str, str]) -> tuple[str, ...]:
    """State media that the reports of others name, by the table's spelling."""
    found: set[str] = set()
    for document in documents:
        if kinds[document.origin] == "state_media":
            continue
        text = document.article.text
        named = {m.group() for m in _state_names().finditer(text)}
        found |= named or ({"state media"} if _STATE_CITED.search(text) else set())
    return tuple(sorted(_distinct(found)))


def _distinct(names: Iterable[str]) -> set[str]:
    """The names without those that spell out another: Xinhua News Agency, and what CCTV is."""
    found = set(names)
    return {
        name
        for name in found
        if not any(
            other != name and (name.startswith(f"{other} ") or other == _initials(name))
            for other in found
        )
    }


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("Television", "T V").split())


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _host(url: str | None) -> str:
    host = (url or "").partition("://")[2].partition("/")[0].partition("?")[0]
    return host.rpartition("@")[2].partition(":")[0].casefold().removeprefix("www.")


@cache
def _raw() -> dict[str, dict[str, list[str]]]:
    import tomllib
    from importlib.resources import files

    text = files("briefing.compare").joinpath("sources.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _table() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        kind: (frozenset(map(_plain, entry["names"])), frozenset(entry["domains"]))
        for kind, entry in _raw().items()
        if kind in KINDS
    }


@cache
def _state_names() -> re.Pattern[str]:
    """State media by name, where a name is unmistakable: two letters alone are not."""
    names = [n for n in _raw()["state_media"]["names"] if len(n) > 3 and " state media" not in n]
    names = [n for n in names if n not in ("Sputnik", "SANA", "Granma")]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len)[::-1])) + r")\b")
