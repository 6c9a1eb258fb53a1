"""PDF files that hold text: pages in order, running heads dropped, lines joined to paragraphs.

A scan holds no text and says so. The dates inside are those of the file, not of the news, and are
never taken for a publication date.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from briefing.model import Problem
from briefing.readers.base import OWN, Draft, Input, Limits, Refused
from briefing.readers.sniff import Head

_DAMAGE = (ValueError, TypeError, AttributeError, NotImplementedError)
"""What pypdf raises on damaged files besides its own errors."""
_MOST_PAGES = 300
_EDGE_LINES = 2
"""Lines at the top and bottom of a page among which running heads are looked for."""
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |- ?|– ?)?\d{1,4}(?: ?(?:of|/|von|sur) ?\d{1,4})?(?: ?[-–])?", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:]['\"”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_JUNK_TITLE = re.compile(
    r"untitled|microsoft|\.(?:docx?|indd|pdf|qxp?|tmp|html?)\b|^[\W\d_]*$", re.IGNORECASE
)


def claims(head: Head) -> bool:
    return head.kind == "pdf"


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise Refused("reading PDF files needs the package pypdf, which is missing") from error
    try:
        document = PdfReader(BytesIO(source.load(limits)))
        if document.is_encrypted and not document.decrypt(""):
            raise Refused("a PDF that is locked with a password")
        if len(document.pages) > _MOST_PAGES:
            raise Refused(f"a PDF of more than {_MOST_PAGES} pages")
        facts = document.metadata or {}
        if str(facts.get("/Creator", "")).startswith("briefing "):
            yield Problem(source.ref, "read", OWN, fatal=False)
            return
        pages: list[list[str]] = []
        size = 0
        for page in document.pages:
            text = page.extract_text() or ""
            size += len(text)
            if size > limits.max_chars:
                raise Refused(f"longer than {limits.max_chars:,} characters, no article")
            pages.append([" ".join(line.split()) for line in text.split("\n")])
        title = str(facts.get("/Title") or "")
    except (PyPdfError, ArithmeticError, LookupError, *_DAMAGE) as error:
        raise Refused(f"a damaged PDF ({error})"[:200]) from error
    text = "\n\n".join(joined(without_running_heads(pages)))
    if not text:
        raise Refused("a PDF without text, perhaps a scan")
    yield Draft(text, title="" if _JUNK_TITLE.search(title) else title)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines in order, without page numbers and lines that head or foot most pages."""
    edges = Counter(
        _digitless(line)
        for page in pages
        for line in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}
        if line
    )
    running = {line for line, count in edges.items() if len(pages) > 2 and 2 * count > len(pages)}
    kept: list[str] = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        for place, line in enumerate(page):
            at_edge = place < _EDGE_LINES or place >= last
            if at_edge and (_PAGE_NUMBER.fullmatch(line) or _digitless(line) in running):
                continue
            kept.append(line)
    return kept


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs of lines that a page broke: a line goes on unless it was left short."""
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if line and not _ends_paragraph(before, line, usual):
            if _BROKEN_WORD.search(before[-2:]) and line[0].islower():
                paragraphs[-1] = paragraphs[-1][:-1] + line
            else:
                paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        before = line
    return paragraphs


def _ends_paragraph(line: str, following: str, usual: int) -> bool:
    """Whether a paragraph ends with this line: a sentence ends short of the margin, or a heading
    does (shorter still, with a capital after it)."""
    if not line:
        return True
    if _ENDS.search(line):
        return len(line) < 0.9 * usual
    return len(line) < 0.6 * usual and following[0].isupper() and not line.endswith(",")


def _digitless(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())
