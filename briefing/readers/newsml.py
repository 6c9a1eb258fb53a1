"""IPTC NewsML-G2 (https://iptc.org/standards/newsml-g2/): items alone, in a message, of any kind.

News, package, planning, concept, knowledge and catalogue items all state a date and most a name;
those without text are kept as headlines. References to other files are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.model import Problem, Published
from briefing.readers import dates, fields, markup, nitf
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEMS = (
    "newsitem", "packageitem", "planningitem", "conceptitem", "knowledgeitem", "catalogitem",
)  # fmt: skip
ROOTS = (*ITEMS, "newsmessage", "contentset")
"""Also the content alone, as some systems store it."""
_DATES = ("versioncreated", "firstcreated", "contentcreated")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def claims(head: Head) -> bool:
    return head.kind == "xml" and head.root.lower() in ROOTS


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    root = markup.xml_root(source.load(limits), max_depth=limits.max_depth)
    items = [e for e in root.iter() if markup.local_name(e) in ITEMS]
    if not items and markup.local_name(root) == "contentset":
        items = [root]
    if not items:
        raise Refused("a NewsML-G2 message without items")
    for number, element in enumerate(items, 1):
        draft = item(element, number=number)
        if draft.title or draft.text or draft.published.at:
            yield draft
        else:
            yield Problem(f"{source.ref}#{number}", "read", "an item without content or date")


def item(element: _Element, *, number: int | None = None) -> Draft:
    """The article that one item states."""
    inline = markup.find(element, "nitf")
    story = nitf.story(inline) if inline is not None else None
    title = (
        _words(element, "contentmeta", "headline")
        or (story.title if story else "")
        or _words(element, "itemmeta", "title")
        or _words(element, "concept", "name")
        or _words(element, "headline")
    )
    text = (story.text if story else "") or _text(element)
    remarks = []
    if not text:
        has = "a headline but no text" if title else "neither headline nor text"
        remarks.append(f"has {has}, so nothing can be quoted from it")
    return Draft(
        text=text,
        title=title,
        source=_words(element, "infosource", "name") or _words(element, "provider", "name") or None,
        authors=(story.authors if story else ()) or _authors(element),
        language=_language(element),
        published=_published(element, story),
        key=element.get("guid"),
        number=number,
        extras=story.extras if story else (),
        remarks=tuple(remarks),
    )


def _text(element: _Element) -> str:
    """Inline XHTML or plain data, else the description (the caption of a picture)."""
    for name in ("inlinexml", "inlinedata"):
        part = markup.find(element, name)
        if part is not None and (words := _inline(part)):
            return words
    meta = markup.find(element, "contentmeta")  # not that of another item referred to
    part = markup.find(meta, "description") if meta is not None else None
    return markup.element_text(part) if part is not None else ""


def _inline(part: _Element) -> str:
    body = markup.find(part, "body")
    if body is not None or markup.find(part, "p") is not None:
        return markup.element_text(part if body is None else body)
    if len(part) or part.get("encoding"):
        return ""  # tables, sports statistics, encoded pictures
    words = part.text or ""
    return markup.plain(words) if "html" in (part.get("contenttype") or "") else words.strip()


def _published(element: _Element, story: Draft | None) -> Published:
    for name in _DATES:
        if stated := _words(element, name):
            found = dates.published(stated, name)
            if found.at is not None:
                return found
    return story.published if story else Published()


def _authors(element: _Element) -> tuple[str, ...]:
    meta = markup.find(element, "contentmeta")
    if meta is None:
        return ()
    if by := _words(meta, "by"):
        return fields.authors(by)
    creators = [e for e in meta if markup.local_name(e) == "creator"]
    return tuple(filter(None, (_words(creator, "name") for creator in creators)))


def _language(element: _Element) -> str | None:
    stated = markup.find(element, "language")
    tag = stated.get("tag") if stated is not None else None
    return fields.language(tag or element.get(_XML_LANG))


def _words(element: _Element, *path: str) -> str:
    """The text of the first element down this path, as one line."""
    found: _Element | None = element
    for name in path:
        found = markup.find(found, name) if found is not None else None
    return " ".join(markup.element_text(found).split()) if found is not None else ""
