"""NITF (https://iptc.org/standards/nitf/), alone or inside NewsML-G2.

The dateline stands in an element of its own; it is kept among the extras, since the text is
that of the paragraphs alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import Published
from briefing.readers import dates, fields, markup
from briefing.readers.base import Draft, Input, Limits
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from lxml.etree import _Element


def claims(head: Head) -> bool:
    return head.kind == "xml" and head.root == "nitf"


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    yield story(markup.xml_root(source.load(limits), max_depth=limits.max_depth))


def story(root: _Element) -> Draft:
    """The article in a ``nitf`` element."""
    title = _words(root, "hl1") or _words(root, "hedline") or _words(root, "title")
    content = markup.find(root, "body.content")
    if content is None:
        content = markup.find(root, "body")
    text = markup.element_text(content) if content is not None else ""
    abstract = markup.find(root, "abstract")
    if not text and abstract is not None:
        text = markup.element_text(abstract)
    made = Draft(
        text=text,
        title=title,
        source=_attribute(root, "pubdata", "name") or _words(root, "distributor") or None,
        authors=_authors(root),
        language=fields.language(root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        published=_published(root),
        key=_attribute(root, "doc-id", "id-string"),
    )
    if dateline := _words(root, "dateline"):
        made = replace(made, extras=(("dateline", json.dumps(dateline, ensure_ascii=False)),))
    return made


def _authors(root: _Element) -> tuple[str, ...]:
    byline = markup.find(root, "byline")
    if byline is None:
        return ()
    person = markup.find(byline, "person")
    words = markup.element_text(byline if person is None else person)
    for title in byline.iter():
        if markup.local_name(title) == "byttl":  # the job title after the name
            words = words.replace(markup.element_text(title), "")
    return fields.authors(words)


def _published(root: _Element) -> Published:
    for name, attribute in (
        ("date.issue", "norm"),
        ("date.release", "norm"),
        ("pubdata", "date.publication"),
        ("story.date", "norm"),
    ):
        if stated := _attribute(root, name, attribute):
            found = dates.published(stated, name)
            if found.at is not None:
                return found
    return Published()


def _words(root: _Element, name: str) -> str:
    element = markup.find(root, name)
    return " ".join(markup.element_text(element).split()) if element is not None else ""


def _attribute(root: _Element, name: str, attribute: str) -> str | None:
    element = markup.find(root, name)
    return element.get(attribute) if element is not None else None
