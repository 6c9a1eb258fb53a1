"""The tagged text of a PDF: its structure tree with the text that the pages print for each part.

A tagged PDF (PDF/UA-1) marks every run of text on a page with a number, and a tree gives these
numbers in reading order; running heads and feet are marked as artifacts and are in no part of the
tree. So nothing has to be guessed from positions. Text is decoded by each font's ToUnicode map,
as it is for a search or for copying; whether the glyphs look like it only an eye can tell.

ISO 32000-1, 14.6–14.8 (marked content, structure) and 9.10 (extraction of text). Knows nothing of
what the text says.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from briefing.verify import operators
from briefing.verify.statement import UnreadableBrief

_MOST_PAGES = 1_000
_MOST_PARTS = 500_000
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Opening:
    """A part begins: its type (``P``, ``LI``, ``Link``) and, of a link, where it leads."""

    kind: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    kind: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one line of one page."""

    text: str


Event = Opening | Closing | Run


def events(data: bytes) -> tuple[list[Event], list[str]]:
    """The tree of a PDF in reading order, and the texts outside it, a page each.

    Raises UnreadableBrief, also for a PDF without tags.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every oddity of a file
    try:
        document = PdfReader(BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableBrief("a PDF that is locked with a password")
        if len(document.pages) > _MOST_PAGES:
            raise UnreadableBrief(f"a PDF of more than {_MOST_PAGES} pages")
        tree = _get(document.trailer["/Root"], "/StructTreeRoot")
        if tree is None:
            raise UnreadableBrief("a PDF without tags, which tell its sentences apart")
        printed: dict[tuple[int, int], str] = {}
        outside = []
        fonts: dict[int, _Font] = {}
        for page in document.pages:
            texts = _texts(page, document, fonts)
            outside.append(" ".join(texts.pop(None, [])))
            key = page.indirect_reference.idnum
            printed.update({(key, number): "".join(runs) for number, runs in texts.items()})
        return list(_walk(tree, printed)), outside
    except UnreadableBrief:
        raise
    except (
        PyPdfError,
        ArithmeticError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        NotImplementedError,
        RecursionError,
        OSError,
        AssertionError,
    ) as error:  # fmt: skip  (what pypdf raises on damaged files)
        raise UnreadableBrief(f"a damaged PDF ({error})"[:200]) from None


def _walk(root: Any, printed: dict[tuple[int, int], str]) -> Iterator[Event]:
    """Depth first, without recursion and each part once: a damaged tree may run in circles."""
    seen: set[int] = set()
    stack: list[tuple[Any, int | None, int]] = [(root, None, 0)]
    parts = 0
    while stack:
        item, page, depth = stack.pop()
        if isinstance(item, Closing):
            yield item
            continue
        parts += 1
        if parts > _MOST_PARTS or depth > _DEEPEST:
            raise UnreadableBrief("a PDF with more parts than a brief can have")
        reference = getattr(item, "idnum", None)
        item = item.get_object() if item is not None else None
        if isinstance(item, int):
            yield Run(printed.get((page or 0, int(item)), ""))
        elif isinstance(item, list):
            stack += [(child, page, depth + 1) for child in reversed(item)]
        elif isinstance(item, dict):
            if reference is not None:
                if reference in seen:
                    continue
                seen.add(reference)
            page = getattr(item.raw_get("/Pg"), "idnum", page) if "/Pg" in item else page
            if "/MCID" in item:
                yield Run(printed.get((page or 0, int(item["/MCID"])), ""))
                continue
            kind = str(item.get("/S", "")).removeprefix("/")
            if kind:
                yield Opening(kind, _target(item) if kind == "Link" else None)
                stack.append((Closing(kind), None, depth))
            if "/K" in item:
                stack.append((item.raw_get("/K"), page, depth + 1))


def _target(link: Any) -> str | None:
    """The named destination of a link's annotation."""
    children = link.get("/K")
    for child in children if isinstance(children, list) else [children]:
        annotation = _get(child, "/Obj")
        if annotation is not None:
            name = _get(annotation, "/Dest") or _get(_get(annotation, "/A"), "/D")
            return str(name) if isinstance(name, str) else None
    return None


def _get(item: Any, key: str) -> Any:
    item = item.get_object() if hasattr(item, "get_object") else item
    return item.get(key).get_object() if isinstance(item, dict) and key in item else None


def _texts(page: Any, document: Any, fonts: dict[int, _Font]) -> dict[int | None, list[str]]:
    """What a page prints, by number of marked content; under None what is outside the tree."""
    found: dict[int | None, list[str]] = defaultdict(list)
    known = _get(_get(page, "/Resources"), "/Font") or {}
    open_marks: list[int | None] = []
    font = _Font({}, 1)
    for operands, operator in _operations(page, document):
        if operator == b"BDC" and isinstance(operands[1], dict) and "/MCID" in operands[1]:
            open_marks.append(int(operands[1]["/MCID"]))
        elif operator in (b"BDC", b"BMC"):
            open_marks.append(open_marks[-1] if open_marks else None)
        elif operator == b"EMC" and open_marks:
            open_marks.pop()
        elif operator == b"Tf":
            font = _font(known, operands[0], fonts)
        elif operator in (b"Tj", b"TJ", b"'", b'"'):
            shown = operands[-1]
            text = "".join(map(font.decoded, shown if isinstance(shown, list) else [shown]))
            found[open_marks[-1] if open_marks else None].append(text)
    return found


def _operations(page: Any, document: Any) -> Iterable[operators.Operation]:
    """What a page's content does, in order; read by pypdf where it is out of the ordinary."""
    contents = page.get_contents()
    if contents is None:
        return ()
    try:
        return list(operators.operations(contents.get_data()))
    except ValueError:
        from pypdf.generic import ContentStream

        return ContentStream(contents, document).operations


@dataclass(frozen=True, slots=True)
class _Font:
    """Character codes of so many bytes, and the text that each stands for."""

    texts: dict[int, str]
    width: int

    def decoded(self, string: Any) -> str:
        """The text of a shown string; U+FFFD for a code without text. Numbers are kerning."""
        data = getattr(string, "original_bytes", string)
        if not isinstance(data, bytes):
            return ""
        texts, width = self.texts, self.width
        if len(data) == width:  # a glyph of its own, as most are between two kernings
            return texts.get(int.from_bytes(data, "big"), "\ufffd")
        codes = (int.from_bytes(data[i : i + width], "big") for i in range(0, len(data), width))
        return "".join([texts.get(code, "\ufffd") for code in codes])


def _font(known: Any, name: Any, fonts: dict[int, _Font]) -> _Font:
    entry = known.get(name)
    if entry is None:
        return _Font({}, 1)
    entry = entry.get_object()
    if id(entry) not in fonts:
        cmap = _get(entry, "/ToUnicode")
        source = cmap.get_data().decode("latin-1") if cmap is not None else ""
        fonts[id(entry)] = _read_cmap(source)
    return fonts[id(entry)]


_SECTION = re.compile(r"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f\s]{1,64})>")
_RANGE = re.compile(
    r"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<([0-9A-Fa-f]{1,64})>|\[([^\]]*)\])"
)


def _read_cmap(source: str) -> _Font:
    """A ToUnicode map (Adobe Technical Note 5411)."""
    texts: dict[int, str] = {}
    width = 1
    for kind, body in _SECTION.findall(source):
        if kind == "codespacerange":
            width = max([width, *(len(low) // 2 for low, _ in _PAIR.findall(body))])
        elif kind == "bfchar":
            texts.update({int(code, 16): _utf16(text) for code, text in _PAIR.findall(body)})
        else:
            for low, high, first, several in _RANGE.findall(body):
                codes = range(int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF) + 1)
                if several:
                    values = re.findall(r"<([0-9A-Fa-f\s]+)>", several)
                    texts.update(zip(codes, map(_utf16, values), strict=False))
                else:
                    base = int(first, 16)
                    size = len(first)
                    texts.update({c: _utf16(f"{base + i:0{size}X}") for i, c in enumerate(codes)})
    return _Font(texts, width)


def _utf16(digits: str) -> str:
    return bytes.fromhex("".join(digits.split())).decode("utf-16-be", errors="replace")
