"""An HTML brief as blocks: what its elements show, and what their attributes say.

Style sheets are not interpreted: a rule that hides a word or paints one over it is not seen here.
A page with a script is refused, for it can change every word.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.verify.blocks import Block, Mark, Quote, mark_of
from briefing.verify.statement import UnreadableBrief

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
     "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
     "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("head", "style", "title", "template"))
_FOREIGN = "\ufffc"
"""Stands for an element or comment inside a quotation, where none belongs."""
_MOST_NESTED = 200


def blocks(data: bytes) -> Iterator[Block]:
    """The page's blocks in order. Raises UnreadableBrief."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableBrief(f"not HTML ({error})"[:200]) from None
    if next(root.iter("script", "iframe", "object", "embed"), None) is not None:
        raise UnreadableBrief("the page holds a script or another page, which can change its words")
    yield from _Walk().blocks(root)


class _Walk:
    def __init__(self) -> None:
        self._role = "text"
        self._pieces: list[str | Mark | Quote] = []

    def blocks(self, root) -> Iterator[Block]:
        """Depth first without recursion; elements that are one piece are not entered."""
        stack = [(root, False, 0)]
        while stack:
            element, leaving, depth = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if leaving:
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._role = _role(element.getparent())
                self._add(element.tail)
                continue
            piece = _piece(element) if tag in ("q", "a") else None
            if not tag or tag in _UNSEEN or piece is not None:
                if piece is not None:
                    self._pieces.append(piece)
                self._add(element.tail)
                continue
            if depth > _MOST_NESTED:
                raise UnreadableBrief("its elements are nested too deeply for a brief")
            if tag in _BLOCKS:
                yield from self._flush()
                self._role = _role(element)
            self._add("\n" if tag == "br" else None)
            self._add(element.text)
            stack.append((element, True, depth))
            stack += [(child, False, depth + 1) for child in reversed(element)]
        yield from self._flush()

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def _flush(self) -> Iterator[Block]:
        if any(not isinstance(p, str) or p.strip() for p in self._pieces):
            yield Block(self._role, tuple(self._pieces))  # type: ignore[arg-type]
        self._pieces = []


def _role(element) -> str:
    if element is None:
        return "text"
    classes = (element.get("class") or "").split()
    if element.tag == "li" and (element.get("id") or "").startswith("source-"):
        return "entry"
    if element.tag == "h3":
        return "title"
    if element.tag in ("h1", "h2", "h4", "h5", "h6"):
        return "heading"
    return "said" if {"said", "bottom-line"} & set(classes) else "text"


def _piece(element) -> Mark | Quote | None:
    if element.tag == "q":
        if element.get("data-ref") is None and "claim" not in (element.get("class") or "").split():
            return None
        text = (element.text or "") + "".join(
            ("" if e.tag == "ins" else _FOREIGN) + "".join(_texts(e)) for e in element
        )
        start, end = _number(element.get("data-start")), _number(element.get("data-end"))
        return Quote(text, element.get("data-ref"), start, end)
    return mark_of("".join(element.itertext()), element.get("href"))


def _texts(element) -> Iterator[str]:
    """An element's text and what follows it."""
    if isinstance(element.tag, str):
        yield from element.itertext()
    yield element.tail or ""


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None
