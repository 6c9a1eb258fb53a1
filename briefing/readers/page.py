"""HTML pages: trafilatura picks the article out, the page's own metadata say what it is.

Of a saved page only the file is looked at; nothing it links to is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import declared_encoding, decode
from briefing.readers.sniff import Head

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".mhtml")


def claims(head: Head) -> bool:
    if head.kind == "html":
        return head.suffix not in (".json", ".jsonl", ".ndjson", ".rss", ".atom", ".rdf")
    return head.kind in ("text", "front matter") and head.suffix in SUFFIXES


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    yield parsed(source.load(limits))


def parsed(data: bytes, url: str | None = None) -> Draft:
    """The article on a page. ``url`` is its address where known from outside.

    Raises :class:`Refused` where the page holds no article text.
    """
    import trafilatura

    from briefing.readers import page_meta

    decoded = decode(data, declared_encoding(data))
    tree = trafilatura.load_html(decoded.text.replace("\x00", ""))
    if tree is None:
        raise Refused("not a page that can be taken apart")
    facts = page_meta.of(tree, url)
    text = body(tree, facts.url)
    if not text:
        raise Refused("no article text found on the page")
    return Draft(
        text=text,
        title=facts.title,
        source=facts.source,
        authors=facts.authors,
        language=facts.language,
        url=facts.url,
        published=facts.published,
        remarks=(decoded.remark,) if decoded.remark else (),
    )


def body(tree, url: str | None = None) -> str:
    """The running text of the article, a blank line between paragraphs; "" where there is none."""
    import trafilatura

    text = trafilatura.extract(tree, url=url, include_comments=False)
    return "\n\n".join(filter(None, (line.strip() for line in (text or "").split("\n"))))
