"""Word documents (.docx, ECMA-376): the running text of the main part, in order.

Only two parts of the package are opened, each under a cap. Headers, footnotes, comments, deleted
text and pictures are left out. The dates inside are those of the file, not of the news, and are
never taken for a publication date.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from briefing.readers import fields, markup
from briefing.readers.archive import DAMAGE
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({"fallback", "deltext", "del", "movefrom", "instrtext", "pict", "drawing"})
_STYLE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_TITLES = ("title", "heading1", "titel", "titre", "berschrift1", "überschrift1")


def claims(head: Head) -> bool:
    return head.kind == "docx"


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    try:
        with zipfile.ZipFile(BytesIO(source.load(limits))) as package:
            body = _part(package, "word/document.xml", limits)
            core = _part(package, "docProps/core.xml", limits)
    except DAMAGE as error:
        raise Refused(f"a damaged Word document ({error})") from error
    if body is None:
        raise Refused("a Word document without a main part")
    title, paragraphs = _paragraphs(body)
    if not paragraphs and not title:
        raise Refused("a Word document without text")
    yield Draft(
        text="\n\n".join(paragraphs),
        title=title or _property(core, "title"),
        authors=fields.authors(_property(core, "creator")),
        language=fields.language(_property(core, "language")),
    )


def _part(package: zipfile.ZipFile, name: str, limits: Limits) -> _Element | None:
    if name not in package.namelist():
        return None
    with package.open(name) as stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise Refused(f"unpacks to more than {limits.max_bytes / 1e6:.0f} MB")
    return markup.xml_root(data, max_depth=limits.max_depth)


def _paragraphs(body: _Element) -> tuple[str, list[str]]:
    """(Headline or "", other paragraphs): a first paragraph in a title style is the headline."""
    title = ""
    found: list[str] = []
    for element in body.iter():
        if markup.local_name(element) != "p":
            continue
        words = " ".join(_words(element).split())
        if not words or any(markup.local_name(e) in _SKIPPED for e in element.iterancestors()):
            continue
        if not found and not title and _style(element) in _TITLES:
            title = words
        else:
            found.append(words)
    return title, found


def _words(paragraph: _Element) -> str:
    """The text of one paragraph; paragraphs nested in it (text boxes) speak for themselves."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = markup.local_name(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
        elif name != "p" and name not in _SKIPPED:
            stack.extend(reversed(element))
    return "".join(parts)


def _style(paragraph: _Element) -> str:
    style = markup.find(paragraph, "pstyle")
    return (style.get(_STYLE) or "").lower() if style is not None else ""


def _property(core: _Element | None, name: str) -> str:
    element = markup.find(core, name) if core is not None else None
    return (element.text or "").strip() if element is not None else ""
