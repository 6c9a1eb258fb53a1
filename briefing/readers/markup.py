"""HTML and XML that carry running text, as plain paragraphs.

For fragments whose whole content is wanted: feed entries, newsletters, ``body_xhtml``. Picking the
article out of a page is the page reader's work. Parsers are shut: no entities are expanded, no
network or file is touched, no huge trees. Knows nothing of articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.readers.base import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "block", "hl1", "hl2", "media", "note", "line", "para", "title",
    "subtitle",
})  # fmt: skip
_DROPPED = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "button", "select", "textarea", "input", "map", "nav",
})  # fmt: skip
_WHITE = re.compile(r"[ \t\r\n\f]+")
_LOOKS_MARKED_UP = re.compile(
    r"<(?:p|div|br|span|a|b|i|em|strong|h[1-6]|ul|ol|li|article|section|figure|img|blockquote|table)"
    r"(?:\s[^<>]*)?/?>|</(?:p|div|a|span)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_DOCTYPE_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def is_marked_up(text: str) -> bool:
    """Whether a string field holds HTML rather than plain text."""
    return _LOOKS_MARKED_UP.search(text) is not None


def plain(html: str) -> str:
    """The text of an HTML fragment: paragraphs parted by blank lines, white space collapsed."""
    if "<" not in html and "&" not in html:
        return paragraphs_of([html])
    from lxml import etree

    # libxml2 cuts what lies deeper than 256 elements; such markup is an attack or a broken page.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = html.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(b"<html><body>" + data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    return "" if root is None else element_text(root)


def plain_title(html: str) -> str:
    """A headline that may hold entities or inline tags, as one line."""
    return " ".join(plain(html).split()) if is_marked_up(html) or _ENTITY.search(html) else html


def element_text(root: _Element) -> str:
    """The text inside an element of HTML, XHTML or NITF, by blocks; no recursion."""
    parts: list[str] = []
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = local_name(element)
        if leaving:
            if name in _BLOCKS:
                parts.append("\n\n")
            if element is not root and element.tail:
                parts.append(_WHITE.sub(" ", element.tail))
            continue
        if name is None or name in _DROPPED:
            if element is not root and element.tail:
                parts.append(_WHITE.sub(" ", element.tail))
            continue
        if name in _BLOCKS:
            parts.append("\n\n")
        elif name == "br":
            parts.append("\n")
        if element.text:
            parts.append(_WHITE.sub(" ", element.text))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return paragraphs_of("".join(parts).split("\n\n"))


def paragraphs_of(blocks: list[str]) -> str:
    """Blocks as paragraphs: trimmed lines, the empty dropped, a blank line between."""
    tidy = ("\n".join(filter(None, map(_squeezed, block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, tidy))


def xml_root(data: bytes, *, max_depth: int) -> _Element:
    """The root of an XML document. Raises :class:`Refused` with the reason otherwise.

    A document that declares entities is refused outright: news formats need none, and expansion
    ("billion laughs") and external entities (file disclosure) both begin there.
    """
    from lxml import etree

    if _DOCTYPE_ENTITY.search(data.replace(b"\0", b"")):  # UTF-16 too
        raise Refused("its XML declares entities, which are refused")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"not well-formed XML ({str(error).splitlines()[0][:120]})") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > max_depth:
            raise Refused(f"XML nested deeper than {max_depth} elements")
    return root


def opening(element: _Element, most: int) -> str:
    """The first ``most`` characters of its text, white space collapsed; reads no further."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        if words := " ".join(part.split()):
            parts.append(words)
            length += len(words) + 1
        if length > most:
            break
    return " ".join(parts)[:most]


def find(root: _Element, name: str) -> _Element | None:
    """The first element of that local name (in lower case) at or below ``root``."""
    return next((element for element in root.iter() if local_name(element) == name), None)


def letters(text: str) -> str:
    """The letters and digits alone, for comparing titles and names."""
    return "".join(filter(str.isalnum, text.casefold()))


def local_name(element: _Element) -> str | None:
    """The element's name without namespace, in lower case; None for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else None


def _squeezed(line: str) -> str:
    return _WHITE.sub(" ", line).strip()
