"""Markdown with optional YAML front matter, as plain paragraphs.

Markup is resolved, not shown: links keep their words, pictures vanish, code and raw HTML are left
out. A leading level-one heading is the headline where front matter names none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.readers import fields, markup
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, newlines
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def claims(head: Head) -> bool:
    return head.kind in ("text", "front matter") and (
        head.suffix in SUFFIXES or (head.kind == "front matter" and head.suffix in ("", ".txt"))
    )


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    decoded = decode(source.load(limits))
    remarks = (decoded.remark,) if decoded.remark else ()
    metadata, body = parted(newlines(decoded.text))
    heading, text = rendered(body, max_depth=limits.max_depth)
    draft = fields.draft(metadata, text=text, title=heading)
    if heading and heading != draft.title:
        draft = replace(draft, text=f"{heading}\n\n{text}")
    yield replace(draft, remarks=remarks + draft.remarks)


def parted(written: str) -> tuple[dict[str, object], str]:
    """(Front matter, body) of a Markdown document. Raises :class:`Refused` for bad YAML."""
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(written):
        return {}, written
    try:
        front, body = handler.split(written)
        # Aliases let a few lines stand for gigabytes; no honest front matter needs them.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front)):
            raise Refused("its front matter uses YAML aliases, which are refused")
        metadata = handler.load(front)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        place = getattr(error, "problem_mark", None)
        where = f" (line {place.line + 2})" if place else ""
        raise Refused(f"its front matter is not valid YAML{where}") from error
    if not isinstance(metadata, dict):
        return {}, written
    return {str(key): value for key, value in metadata.items()}, body


def rendered(body: str, *, max_depth: int = 100) -> tuple[str, str]:
    """(Leading level-one heading or "", text in plain paragraphs) of a Markdown document."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": min(max_depth, 40)}).enable("table")
    title, blocks = "", []
    heading = ""
    for token in parser.parse(body):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "inline":
            words = _inline(token.children or [])
            if heading == "h1" and not blocks and not title:
                title = " ".join(words.split())
            else:
                blocks.append(words)
        elif token.type == "heading_close":
            heading = ""
    return title, markup.paragraphs_of(blocks)


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
