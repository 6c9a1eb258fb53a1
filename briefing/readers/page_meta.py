"""What a page says of itself: headline, outlet, authors, language, address, publication date.

Evidence in the order of how directly it states the fact: schema.org JSON-LD of an article type,
Open Graph and its relatives, microdata, then the page's visible parts. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.model import Published
from briefing.readers import fields, markup, page_byline, page_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|NewsItem")
_PAGE = re.compile(r"WebPage|ItemPage|CreativeWork|VideoObject|MediaObject")
_AUTHOR_META = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
    "dc.creator", "dcterms.creator", "cxenseparse:author", "citation_author", "authors", "creator",
    "twitter:data1", "rbauthors", "dc.contributor",
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?:|www\.|@|/)", re.IGNORECASE)
_SEPARATOR = re.compile(r"(\s+[-–—|:·•»]+\s+|\s*[|：｜]\s*|:\s+)")
_LONG_WORD = re.compile(r"\w{4,}")
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
    marked = gathered(tree)
    address = url or _address(marked)
    outlet = _outlet(marked, address)
    title = _title(marked, outlet)
    houses = tuple(filter(None, (outlet, _publisher(marked), marked.first("copyright"))))
    authors = page_byline.tidy(_stated_names(marked), *houses)
    return Facts(
        title=title,
        source=outlet,
        authors=authors or page_byline.shown(tree, *houses),
        language=_language(marked),
        url=address,
        published=page_dates.published(marked, address, title),
    )


def _title(marked: Marked, outlet: str | None) -> str:
    """The headline: a heading that the metadata confirm, else what the metadata say.

    Titles in metadata carry the outlet's name and kickers; headings may be the outlet's logo.
    What both agree on is the headline.
    """
    stated = [
        _plain(value)
        for value in (
            marked.first("og:title"),
            marked.article.get("headline"),
            marked.first("twitter:title", "dc.title", "sailthru.title", "parsely-title", "title"),
            marked.tree.findtext(".//title"),
        )
        if isinstance(value, str) and value.strip()
    ]
    confirmed = [markup.letters(value) for value in stated]
    spoken = {word for value in stated for word in _LONG_WORD.findall(value.casefold())}
    own = markup.letters(outlet or "")
    headings = [_plain(h.text_content()) for h in islice(marked.tree.iter("h1", "h2"), 40)]
    for heading in headings:
        core = markup.letters(heading)
        if len(core) < 8 or (own and core in own):
            continue
        if any(core in c and 3 * len(core) >= len(c) for c in confirmed):
            return heading
    for heading in headings[:3]:  # an editor's headline for the page, another one for sharing
        if len(spoken.intersection(_LONG_WORD.findall(heading.casefold()))) >= 2:
            return heading
    if stated:
        return _without_outlet(stated[0], outlet)
    return next(filter(None, headings), "")


def _without_outlet(title: str, outlet: str | None) -> str:
    """``Headline - The Outlet`` and ``The Outlet: Headline`` without the outlet."""
    name = markup.letters(outlet or "")
    parts = _SEPARATOR.split(title)
    if len(parts) < 3 or not name:
        return title
    if (last := markup.letters(parts[-1])) and (last in name or name in last):
        return "".join(parts[:-2])
    if (first := markup.letters(parts[0])) and (first in name or name in first):
        return "".join(parts[2:])
    return title


def _stated_names(marked: Marked) -> tuple[str, ...]:
    names = fields.authors(marked.article.get("author") or marked.article.get("creator"))
    if names:
        return names
    for name in _AUTHOR_META:
        values = [v for v in marked.meta.get(name, ()) if not _ADDRESS.match(v)]
        if values:
            return tuple(one for value in values for one in fields.authors(value))
    return ()


def _outlet(marked: Marked, url: str | None) -> str | None:
    for value in (
        marked.first("og:site_name"),
        _publisher(marked),
        marked.first("application-name"),
    ):
        if value and not _ADDRESS.match(value):
            return _plain(value)
    return urlsplit(url).hostname.removeprefix("www.") if url and urlsplit(url).hostname else None


def _publisher(marked: Marked) -> str:
    publisher = marked.article.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name.strip() if isinstance(name, str) else ""


def _address(marked: Marked) -> str | None:
    canonical = [
        link.get("href") or ""
        for link in marked.tree.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    linked = marked.article.get("url")
    for value in (*canonical, marked.first("og:url"), linked if isinstance(linked, str) else ""):
        if re.match(r"https?://[^/\s]+\S*$", value.strip()):
            return value.strip()
    return None


def _language(marked: Marked) -> str | None:
    stated = (
        marked.tree.get("lang"),
        marked.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        marked.article.get("inLanguage"),
        marked.first("og:locale", "content-language", "dc.language", "language"),
    )
    return next(filter(None, map(fields.language, stated)), None)


def _plain(text: str) -> str:
    return _WHITE.sub(" ", markup.plain_title(text)).strip()


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
