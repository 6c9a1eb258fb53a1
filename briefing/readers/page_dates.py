"""When a page was published: what its address, its markup and its visible date line say.

Each source errs in its own way. Addresses name the outlet's own calendar day but few have one;
markup is exact but is copied from templates, migrated and rewritten at updates; the date line
beside the headline is what a reader would cite, but may belong to a teaser or a comment. So the
address speaks first, then the markup (where two statements differ, the one that the date line
confirms), then the date line, and htmldate's wider search last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing.model import Published
from briefing.readers import dates, markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.readers.page_meta import Marked

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article:publish_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "citation_publication_date", "citation_online_date",
    "publication_date", "publish_date", "publish-date", "publishdate", "pubdate", "pub_date",
    "date_published", "originalpublicationdate", "article_date_original", "displaydate", "ptime",
    "rnews:datepublished", "shareaholic:article_published_time", "bt:pubdate", "article.published",
    "article.created", "date", "dc.date", "dcterms.date", "dc.terms.date",
)  # fmt: skip
"""Names of meta elements that state a publication date, the plainest first."""
_URL_DAY = re.compile(
    r"[/.=_-]((?:19|20)\d\d)(?:([/_.-])([01]?\d)\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/._?&#-]|$)"
)
_ASIDE = re.compile(
    r"comment|forum|reply|reaction|related|teaser|sidebar|footer|recommend|most-?read|widget|promo",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|last edited|modif|aktualis|änder|mis à jour|aggiorn|actuali|bijgewerkt|stand:",
    re.IGNORECASE,
)
_DATE_TEXT = re.compile(
    r"\b\d{4}-\d\d?-\d\d?\b|\b\d{4}/\d\d?/\d\d?\b|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b"
    r"|\b\d{1,2}\.\d{1,2}\.\d\d\b(?!\.)"
    r"|\b\d{1,2}(?:\.|st|nd|rd|th|er|º)? ?(?:de |of )?[^\W\d_]{3,10}\.?,? (?:del? )?"
    r"(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?, ?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
)
_NAMED = re.compile(r"date|datum|publish|posted|time(?!line)|fecha|created|byline", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LATEST = "2100-01-01"
_MICRODATA = '//*[@itemprop="datePublished"]|//time[@pubdate]'
_LABEL = re.compile(
    r"publi(?:shed|é|cad|cat)|posted|veröffentlicht|erschienen|erstellt|datum|date", re.IGNORECASE
)
_LONGEST_LINE = 120
"""Characters of a text that may be a date line; longer is prose that mentions a date."""
_LONGEST_RUN = 250
_INLINE = ("a", "span", "b", "strong", "i", "em", "small", "time", "abbr", "br", "font", "svg")
_BEFORE, _AFTER = 12, 80
"""Elements before and after the headline among which its date line is looked for."""


def published(marked: Marked, url: str | None = None, title: str = "") -> Published:
    """The publication date with its evidence; undated where nothing tells."""
    stated = [p for value, label in _statements(marked) if (p := dates.published(value, label)).at]
    beside = _date_line(marked.tree, title)
    if day := _day_of(url):
        return _for_day(day, stated, f"address: {day.isoformat()}")
    if stated:
        return _confirmed(stated, beside)
    return beside or _searched(marked.tree, url)


def stated_day(one: Published) -> date | None:
    """The calendar day as the page states it, which may differ from the day in UTC."""
    if (
        one.at is None
        or one.precision != "time"
        or (match := _ISO_DAY.search(one.evidence)) is None
    ):
        return one.day
    local = date.fromisoformat(match[0])
    return local if abs((local - one.at.date()).days) <= 1 else one.day


def _statements(marked: Marked) -> Iterator[tuple[object, str]]:
    """Dates that the markup states for the article, the most direct first."""
    for key in ("datePublished", "dateCreated"):
        if value := marked.article.get(key):
            yield value, f"JSON-LD {key}"
    for name in _META:
        for value in marked.meta.get(name, ())[:1]:
            yield value, f"meta {name}"
    microdata = [_value(e) for e in marked.tree.xpath(_MICRODATA) if not _is_aside(e)]
    if len(microdata) <= 2 and len({value[:10] for value in microdata}) == 1:
        # More, or of several days, and they are those of teasers or comments.
        yield microdata[0], "itemprop datePublished"
    for key in ("datePublished", "uploadDate", "dateCreated"):
        if value := marked.page.get(key):
            yield value, f"JSON-LD page {key}"


def _confirmed(stated: list[Published], beside: Published | None) -> Published:
    """The first statement, unless the date line confirms another one."""
    first = stated[0]
    if beside is None:
        return first
    day = beside.at.date()
    for one in stated:
        if _is_of(one, day):
            return one
    if abs((first.at.date() - day).days) <= 1:
        # The outlet's own calendar day, which the same moment in UTC can miss.
        return replace(beside, evidence=f"{beside.evidence}; {first.evidence}")
    return first


def _for_day(day: date, stated: list[Published], evidence: str) -> Published:
    for one in stated:
        if one.precision == "time" and one.at.date() == day:
            return replace(one, evidence=f"{one.evidence}; {evidence}")
    at = datetime(day.year, day.month, day.day, tzinfo=dates.UTC)
    return Published(at, "metadata", "day", evidence)


def _searched(tree: HtmlElement, url: str | None) -> Published:
    """What htmldate's search of the whole page finds, unless it is a bare year in disguise."""
    from htmldate import find_date

    # Without an explicit bound htmldate reads the clock, and a run would depend on its day.
    found = find_date(tree, original_date=True, url=url, max_date=_LATEST)
    if not found or found.endswith("-01-01"):  # its rendering of a lone copyright year
        return Published()
    return dates.published(found, "date on the page")


def _is_of(one: Published, day: date) -> bool:
    return one.at.date() == day or day.isoformat() in one.evidence


def _day_of(url: str | None) -> date | None:
    for match in _URL_DAY.finditer(url or ""):
        try:
            return date(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
        except ValueError:
            continue
    return None


def _date_line(tree: HtmlElement, title: str) -> Published | None:
    """The date line: nearest to the headline, else the first after it that is marked as one."""
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    at = _headline(elements, title)
    if at is None:
        return None
    near = range(at + 1, min(at + _AFTER, len(elements)))
    above = range(at - 1, max(at - _BEFORE, -1), -1)
    far = range(min(at + _AFTER, len(elements)), len(elements))
    updated: Published | None = None
    for index in (*near, *above, *far):
        element = elements[index]
        for words in _date_texts(element, marked_only=index in far):
            found = dates.published(words, "date line")
            if found.at is None or found.precision not in ("day", "time") or _is_aside(element):
                continue
            around = f"{element.get('class') or ''} {_run(element)[:150]}"
            if not _UPDATED.search(around):
                return found
            updated = updated or found
    return updated


def _headline(elements: list[HtmlElement], title: str) -> int | None:
    """Index of the heading that carries the title, else of the first heading there is."""
    wanted = markup.letters(title)
    first: int | None = None
    for index, element in enumerate(elements):
        if element.tag in ("h1", "h2", "h3", "h4") or "title" in (element.get("class") or ""):
            words = markup.letters(markup.opening(element, 400))
            if len(words) >= 12 and wanted and (words in wanted or wanted in words):
                return index
            if first is None and element.tag == "h1" and words:
                first = index
    return first


def _date_texts(element: HtmlElement, *, marked_only: bool) -> Iterator[str]:
    """Date expressions that an element shows; in ``marked_only`` only where its name says so."""
    if element.tag in ("script", "style", "option", "textarea", "blockquote", "cite"):
        return
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    is_marked = element.tag in ("time", "abbr") or _NAMED.search(names) is not None
    if element.tag == "time" and element.get("datetime"):
        yield element.get("datetime").strip()
        return
    if element.tag == "abbr" and element.get("title") and _NAMED.search(names):
        yield element.get("title").strip()
        return
    for text in (element.text, element.tail):
        text = " ".join((text or "").split())
        if not 6 <= len(text) <= _LONGEST_LINE or not (match := _DATE_TEXT.search(text)):
            continue
        if marked_only and element.tag in ("a", "li"):
            continue
        if marked_only and not is_marked and not _LABEL.search(text[: match.start()]):
            continue
        if len(_run(element)) <= _LONGEST_RUN:
            yield _full_year(match[0])


def _run(element: HtmlElement) -> str:
    """The line that an element stands in, so far as it is short: text of the inline elements
    beside it up to the next block. That of prose is longer than a date line."""
    while element.getparent() is not None and element.getparent().tag in _INLINE:
        element = element.getparent()
    if element.tag not in _INLINE:
        return markup.opening(element, _LONGEST_RUN + 1)
    before: list[str] = []
    beside = element.getprevious()
    while beside is not None and beside.tag in _INLINE and len(" ".join(before)) < _LONGEST_RUN:
        before += [beside.tail or "", markup.opening(beside, _LONGEST_RUN)]
        beside = beside.getprevious()
    if beside is None:
        before.append(element.getparent().text or "" if element.getparent() is not None else "")
    else:
        before.append(beside.tail or "")
    after = [markup.opening(element, _LONGEST_RUN), element.tail or ""]
    beside = element.getnext()
    while beside is not None and beside.tag in _INLINE and len(" ".join(after)) < _LONGEST_RUN:
        after += [markup.opening(beside, _LONGEST_RUN), beside.tail or ""]
        beside = beside.getnext()
    return " ".join(" ".join(before[::-1] + after).split())


def _full_year(text: str) -> str:
    """``30.10.23`` with its century: a date line is of the web's own time."""
    return re.sub(r"^(\d{1,2}\.\d{1,2}\.)(\d\d)$", r"\g<1>20\g<2>", text)


def _value(element: HtmlElement) -> str:
    return (element.get("content") or element.get("datetime") or element.text_content()).strip()


def _is_aside(element: HtmlElement) -> bool:
    """Whether it stands in comments, teasers or the like."""
    while element is not None:
        if element.tag in ("aside", "footer", "nav", "blockquote"):
            return True
        if element.tag not in ("body", "html", "main", "article"):
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            if _ASIDE.search(names):
                return True
        element = element.getparent()
    return False
