"""What a page says of itself: headline, outlet, authors, language, address, publication date.

Evidence in the order of how directly it states the fact: schema.org JSON-LD of an article type,
Open Graph and its relatives, microdata, then the page's visible parts. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.model import Published
from briefing.readers import fields, page_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|NewsItem")
_PAGE = re.compile(r"WebPage|ItemPage|CreativeWork|VideoObject|MediaObject")
_DEEPEST = 12
_MOST_OBJECTS = 2_000
_WHITE = re.compile(r"\s+")
_CDATA = re.compile(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one page; every field may be empty."""

    title: str = ""
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    published: Published = Published()


@dataclass(frozen=True, slots=True)
class Marked:
    """The page's machine-readable statements, gathered once."""

    tree: HtmlElement
    meta: Mapping[str, tuple[str, ...]]
    """Values of meta elements by lower-case name or property, in document order."""
    article: Mapping[str, object] = field(default_factory=dict)
    """The first JSON-LD object of an article type."""
    page: Mapping[str, object] = field(default_factory=dict)
    """The first JSON-LD object of a page type."""

    def first(self, *names: str) -> str:
        """The first non-empty meta value under any of these names, in that order."""
        return next((v for name in names for v in self.meta.get(name, ()) if v), "")


def gathered(tree: HtmlElement) -> Marked:
    """The page's statements. Broken JSON-LD is passed over, as browsers do."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        # Some archives keep the content of a meta element under "value".
        value = _WHITE.sub(" ", element.get("content") or element.get("value") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if value and (name := (element.get(attribute) or "").strip().lower()):
                meta.setdefault(name, []).append(value)
    article: Mapping[str, object] = {}
    page: Mapping[str, object] = {}
    for item in _linked_data(tree):
        kind = item.get("@type")
        kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")
        if not article and _ARTICLE.search(kinds):
            article = item
        elif not page and _PAGE.search(kinds):
            page = item
    return Marked(tree, {name: tuple(values) for name, values in meta.items()}, article, page)


def of(tree: HtmlElement, url: str | None = None) -> Facts:
    """The facts of a parsed page; ``url`` is its address where known from outside."""
    import trafilatura

    marked = gathered(tree)
    found = trafilatura.extract_metadata(tree, default_url=url)
    return Facts(
        title=found.title or "",
        source=found.sitename or None,
        authors=fields.authors(found.author),
        language=fields.language(tree.get("lang")),
        url=found.url or url,
        published=page_dates.published(marked, found.url or url, found.title or ""),
    )


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """Every object in the page's JSON-LD, outer before inner, within bounds."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(_CDATA.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        queue: list[tuple[object, int]] = [(value, 0)]
        while queue and count < _MOST_OBJECTS:
            item, depth = queue.pop(0)
            count += 1
            if isinstance(item, dict):
                yield item
                children: list[object] = list(item.values())
            elif isinstance(item, list):
                children = item
            else:
                continue
            if depth < _DEEPEST:
                queue.extend((c, depth + 1) for c in children if isinstance(c, (dict, list)))
