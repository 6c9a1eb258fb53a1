"""What the first bytes of a file say about its format: facts for the readers to decide by.

Looks at bytes and the suffix only; knows no reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing.readers.base import HEAD_BYTES
from briefing.readers.decode import declared_encoding, looks_binary

Kind = Literal[
    "empty", "binary", "pdf", "zip", "docx", "office", "html", "xml", "json", "mail",
    "front matter", "text",
]  # fmt: skip

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or sound file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"wOF", "a font"),
    (b"\x28\xb5\x2f\xfd", "zstd-packed"),
    (b"BZh", "bzip2-packed"),
    (b"\xfd7zXZ", "xz-packed"),
)
_OTHERS = frozenset({"text", "content", "body", "url", "link", "articles", "items"})
"""Keys that speak for another kind of record, though it has a ``uri``."""
_OFFICE = (".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".docm", ".whl")
_OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/")
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)([^>]*)")
_HTML_TAGS = re.compile(
    r"<(?:html|head|body|title|meta|div|p|article|section|main|h[1-6]|span|table|br|ul)\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?.*\r?\n)", re.IGNORECASE
)  # the first line of a message
_MAIL_FIELDS = re.compile(
    r"^(from|date|subject|message-id|received|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
# Each line can match in one way only: with CRLF line ends, `.*\r?\n` would match in two, and
# a missing end would cost two to the power of the lines.
_FRONT = re.compile(
    r"---[ \t\r]*\n(?:[ \t]*(?:#[^\n]*|\r)?\n){0,20}[\w\"'][^\n:]{0,60}:"  # a key at the top
    r"(?:[^\n]*\n){1,200}?(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)"
)
# A string that the head cuts off runs to its end: without that, unclosed quotes are quadratic.
_JSON_TOKEN = re.compile(r'"((?:[^"\\]|\\.?)*+)(?:"|\Z)|[{}\[\]:,]', re.DOTALL)
_NINJS = frozenset({
    "versioncreated", "firstcreated", "contentcreated", "representationtype", "pubstatus",
    "body_xhtml", "description_text", "description_xhtml", "copyrightholder", "usageterms",
    "located", "renditions",
})  # fmt: skip
"""Keys that IPTC's ninjs alone uses."""
_FIRST_LINE = re.compile(r"(\{[^\n]*\})[ \t\r]*\n\s*\{")
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Head:
    """The facts."""

    kind: Kind
    suffix: str = ""
    """Of the name, in lower case, without ``.gz``."""
    root: str = ""
    """Of XML: the local name of the root element, in its own case."""
    standard: Literal["", "jsonfeed", "ninjs"] = ""
    """Of JSON: the news standard that it names or follows."""
    is_lines: bool = False
    """Of JSON: one value a line."""
    what: str = ""
    """Of binary data: what it looks like, for a message."""


def sniff(data: bytes, suffix: str = "") -> Head:
    """The facts about a file that begins with ``data`` (unpacked, at most ``HEAD_BYTES``)."""
    data = data[:HEAD_BYTES]
    if not data.strip():
        return Head("empty", suffix)
    if b"%PDF-" in data[:1024]:
        return Head("pdf", suffix)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Head(_zip_kind(data, suffix), suffix)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return Head("binary", suffix, what=what)
    text = _decoded(data)
    if text is None:
        return Head("binary", suffix, what="binary data")
    return _textual(text, suffix)


def _textual(text: str, suffix: str) -> Head:
    bare = text.lstrip("\ufeff \t\r\n\x00")
    if bare[:1] in ("{", "[") and (suffix in _JSON_SUFFIXES or _is_json(bare)):
        lines = _FIRST_LINE.match(bare)
        return Head(
            "json",
            suffix,
            standard=_standard(bare),
            is_lines=lines is not None and _is_json(lines[1]),
        )
    if bare[:1] == "<" and (head := _markup(bare, suffix)):
        return head
    if _FRONT.match(bare):
        return Head("front matter", suffix)
    if _HEADER.match(bare):
        block = re.split(r"\r?\n\r?\n", bare[:16_384], maxsplit=1)[0]
        if len({name.lower() for name in _MAIL_FIELDS.findall(block)}) >= 3:
            return Head("mail", suffix)
    if suffix not in (".txt", ".md", ".markdown") and len(_HTML_TAGS.findall(text)) >= 5:
        return Head("html", suffix)
    return Head("text", suffix)


def _markup(text: str, suffix: str) -> Head | None:
    at = _PROLOGUE.match(text).end()  # type: ignore[union-attr]
    doctype = _DOCTYPE.match(text, at)
    if doctype:
        at = _PROLOGUE.match(text, doctype.end()).end()  # type: ignore[union-attr]
    root = _ROOT.match(text, at)
    name = root[2] if root else ""
    if doctype and doctype[1].lower() == "html" and name.lower() not in ("rss", "feed", "rdf"):
        return Head("html", suffix)
    if name.lower() in ("html", "head", "body"):
        return Head("html", suffix)
    if text.startswith("<?xml") or doctype or (root and "xmlns" in root[3]):
        return Head("xml", suffix, root=name)
    if name.lower() in ("rss", "feed", "rdf", "nitf"):
        return Head("xml", suffix, root=name)
    if _HTML_TAGS.match(text, at):
        return Head("html", suffix)
    return Head("xml", suffix, root=name) if suffix == ".xml" and name else None


def _zip_kind(data: bytes, suffix: str) -> Kind:
    if b"word/" in data or suffix == ".docx":
        return "docx"
    if suffix in _OFFICE or any(mark in data[:200] for mark in _OFFICE_MARKS):
        return "office"
    return "zip"


def _decoded(data: bytes) -> str | None:
    """The head as text for looking at, or None for binary data."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(name, "replace")
    if looks_binary(data):
        return None
    declared = declared_encoding(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(declared or "utf-8", "replace")


def _is_json(text: str) -> bool:
    """Whether the text begins as an object or a list of objects; prose may begin with "[1]"."""
    return re.match(r'(?:\[\s*)?\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})', text) is not None


def _standard(text: str) -> Literal["", "jsonfeed", "ninjs"]:
    """The standard that the top-level keys of an object speak for; no value is built."""
    depth, key, last = 0, "", ""
    facts: dict[str, str] = {}
    if text.startswith("["):
        return ""
    for token in _JSON_TOKEN.finditer(text):
        mark = token[0]
        if mark in ("{", "["):
            depth += 1
        elif mark in ("}", "]"):
            depth -= 1
            if depth < 1:
                break
        elif depth == 1 and mark == ":":
            key = last
            facts.setdefault(key, "")
        elif depth == 1 and mark == ",":
            key = ""
        elif depth == 1:
            last = token[1]
            if key:
                facts[key] = facts[key] or last
    if "jsonfeed.org/version" in facts.get("version", ""):
        return "jsonfeed"
    has_uri = "uri" in facts and not _OTHERS & facts.keys()
    if has_uri or "ninjs" in facts.get("$schema", "") or _NINJS & facts.keys():
        return "ninjs"
    return ""
