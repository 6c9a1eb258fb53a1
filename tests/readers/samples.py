"""One small valid file of every format, made here, and helpers to write and read files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from briefing.model import Article, Problem
from briefing.readers import Limits, read

PROSE = (
    "The commission said on Thursday that the two sides had agreed to meet again in spring. "
    "A spokesman for the ministry declined to say which goods the talks would cover."
)

TEXT = PROSE
MARKDOWN = f"---\ntitle: Talks resume\ndate: 2023-12-07\n---\n\n{PROSE}\n"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Talks resume | The Outlet</title>'
    '<meta property="og:site_name" content="The Outlet">'
    '<meta property="article:published_time" content="2023-12-07T10:00:00Z">'
    f'<meta name="author" content="Jane Doe"></head><body><nav>Home News</nav>'
    f"<article><h1>Talks resume</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article></body></html>"
)
JSON = json.dumps({"title": "Talks resume", "text": PROSE, "date": "2023-12-07"})
JSONL = "".join(
    json.dumps({"id": f"a{n}", "title": "Talks", "text": f"{n}. {PROSE}"}) + "\n" for n in (1, 2)
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Outlet</title><item>'
    "<title>Talks &amp;amp; tariffs</title><link>https://example.org/1</link>"
    "<pubDate>Thu, 07 Dec 2023 10:00:00 +0100</pubDate>"
    f"<description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Outlet</title><entry>'
    "<title>Talks</title><id>urn:1</id><published>2023-12-07T10:00:00Z</published>"
    f'<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>'
)
JSONFEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Outlet",
        "items": [{"id": "1", "title": "Talks", "content_html": f"<p>{PROSE}</p>"}],
    }
)
NINJS = json.dumps(
    {
        "uri": "urn:example:1",
        "versioncreated": "2023-12-07T10:00:00Z",
        "headline": "Talks resume",
        "body_text": PROSE,
    }
)
NITF = (
    '<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20231207T100000Z"/></docdata>'
    "</head><body><body.head><hedline><hl1>Talks resume</hl1></hedline>"
    "<byline>By Jane Doe, <byttl>Correspondent</byttl></byline>"
    "<dateline>BEIJING</dateline></body.head>"
    f"<body.content><p>{PROSE}</p><p>Second <em>one</em>.</p></body.content></body></nitf>"
)
NEWSML = (
    '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:1">'
    "<itemMeta><versionCreated>2023-12-07T10:00:00Z</versionCreated></itemMeta><contentMeta>"
    "<infoSource><name>The Agency</name></infoSource><headline>Talks resume</headline>"
    '</contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">'
    f"{NITF[NITF.index('<nitf') :]}</inlineXML></contentSet></newsItem>"
)
MAIL = (
    "From: The Outlet <news@example.org>\r\nTo: you@example.org\r\nSubject: Talks resume\r\n"
    "Date: Thu, 07 Dec 2023 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\n\r\n{PROSE}\r\n"
)


def zipped(**files: str | bytes) -> bytes:
    """A ZIP archive; in the names ``__`` stands for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX_BODY = (
    f'<?xml version="1.0"?><w:document {_W}><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks resume</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{PROSE}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    "</w:body></w:document>"
)
DOCX = zipped(**{"[Content_Types]__xml": "<Types/>", "word/document__xml": DOCX_BODY})
ZIP = zipped(story__txt=TEXT, feed__xml=RSS)


def pdf(*lines: str) -> bytes:
    """A PDF of one page, written by hand: a font, a page and its lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


PDF = pdf("The ministers met in Brussels on Thurs-", "day to talk about trade and tariffs.")

SAMPLES: dict[str, tuple[str, str | bytes]] = {
    "text": ("story.txt", TEXT),
    "markdown": ("story.md", MARKDOWN),
    "page": ("story.html", PAGE),
    "json": ("story.json", JSON),
    "jsonl": ("stories.jsonl", JSONL),
    "feed": ("feed.xml", RSS),
    "jsonfeed": ("feed.json", JSONFEED),
    "ninjs": ("item.json", NINJS),
    "newsml": ("item.xml", NEWSML),
    "nitf": ("story.xml", NITF),
    "mail": ("letter.eml", MAIL),
    "docx": ("story.docx", DOCX),
    "pdf": ("story.pdf", PDF),
    "zip": ("stories.zip", ZIP),
}
"""Reader's name → (file name, content)."""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def articles(path: Path, limits: Limits | None = None) -> list[Article]:
    """The articles alone."""
    return [item for item in _all(path, limits) if isinstance(item, Article)]


def problems(path: Path, limits: Limits | None = None) -> list[str]:
    """The messages of the problems alone."""
    return [item.message for item in _all(path, limits) if isinstance(item, Problem)]


def _all(path: Path, limits: Limits | None) -> list[Article | Problem]:
    return list(read([path], limits=limits) if limits else read([path]))
