"""A Markdown brief as blocks, read as CommonMark: escapes and entities are what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.verify.blocks import Block, Mark, Quote, is_label, mark_of
from briefing.verify.statement import UnreadableBrief

if TYPE_CHECKING:
    from markdown_it.token import Token

_PLACE = re.compile(r"(\S{1,64}):(\d{1,9})-(\d{1,9})")
_ANCHOR = re.compile(r'<a id="source-(\d{1,6})">')
_FOREIGN = "\ufffc"
"""Stands for markup where a quotation has none."""
_LONGEST = 20_000
"""Characters of a paragraph."""


def blocks(data: bytes) -> Iterator[Block]:
    """The text's blocks in order. Raises UnreadableBrief."""
    from markdown_it import MarkdownIt

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableBrief("not UTF-8 text") from None
    if "\0" in text:
        raise UnreadableBrief("not text (it holds zero bytes)")
    reader = MarkdownIt("commonmark").enable("table")
    reader.core.ruler.disable("inline")  # done below, a block at a time: it takes n² on some text
    quoted = 0
    heading = ""
    for token in reader.parse(text):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "heading_open":
            heading = "title" if token.tag == "h3" else "heading"
        elif token.type == "heading_close":
            heading = ""
        elif token.type in ("html_block", "code_block", "fence"):
            yield Block("said" if quoted else "text", (token.content,))
        elif token.type == "inline":
            if len(token.content) > _LONGEST:
                raise UnreadableBrief(f"a paragraph of more than {_LONGEST:,} characters")
            children: list[Token] = []
            reader.inline.parse(token.content, reader, {}, children)
            entry = bool(children) and _ANCHOR.match(children[0].content) is not None
            role = "entry" if entry else heading or ("said" if quoted else "text")
            yield Block(role, tuple(_pieces(children, role)))  # type: ignore[arg-type]


def _pieces(tokens: Sequence[Token], role: str) -> Iterator[str | Mark | Quote]:
    """The pieces of one block. A label in bold at its beginning is none of the quotation: in a
    block quotation only one that the pages have, elsewhere any, as the title of an issue."""
    begun = role == "entry"
    label: str | None = None
    link: Token | None = None
    inside = ""
    for token in tokens:
        text = _text(token, role)
        if token.type == "link_open" and link is None:
            link, inside = token, ""
        elif token.type == "link_close" and link is not None:
            yield _mark(link, inside) or inside
            link, begun = None, True
        elif link is not None:
            inside += text
        elif token.type == "strong_open" and not begun:
            label, begun = "", True
        elif token.type == "strong_close" and label is not None:
            if role == "said" and not is_label(label):
                yield label + _FOREIGN
            label = None
        elif label is not None:
            label += text
        elif text:
            begun = begun or bool(text.strip())
            yield text


def _text(token: Token, role: str) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if role == "entry":
        return token.content if token.type == "code_inline" else ""
    return _FOREIGN + token.content


def _mark(link: Token, label: str) -> Mark | None:
    place = _PLACE.fullmatch(str(link.attrs.get("title", "")))
    stated = {"article": place[1], "start": int(place[2]), "end": int(place[3])} if place else {}
    return mark_of(label, str(link.attrs.get("href", "")), **stated)
