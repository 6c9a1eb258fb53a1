"""HTML pages: trafilatura picks the article out, the page's own metadata say what it is.

Of a saved page only the file is looked at; nothing it links to is fetched. Where it begins with
the comment that ``briefing fetch`` writes, that fills in what the page leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.readers import fetched, markup
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import declared_encoding, decode, known
from briefing.readers.sniff import Head

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".mhtml")


def claims(head: Head) -> bool:
    if head.kind == "html":
        return head.suffix not in (".json", ".jsonl", ".ndjson", ".rss", ".atom", ".rdf")
    return head.kind in ("text", "front matter") and head.suffix in SUFFIXES


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    found, data = fetched.split(source.load(limits, limits.max_markup))
    yield fetched.completed(parsed(data, found.url or None, found.charset), found)


def parsed(data: bytes, url: str | None = None, charset: str = "") -> Draft:
    """The article on a page; ``url`` and ``charset`` are its own where known from outside.

    Raises :class:`Refused` where the page holds no article text.
    """
    from briefing.readers import page_meta

    tree, remark = parse_tree(data, charset)
    facts = page_meta.of(tree, url)
    text = body(tree, facts.url, facts.title)
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
        remarks=(remark,) if remark else (),
    )


def parse_tree(data: bytes, charset: str = "") -> tuple[HtmlElement, str]:
    """The page as a tree, and what should be said of its encoding.

    ``charset`` is what the server stated, for a page that states none.
    """
    import trafilatura

    decoded = decode(data, declared_encoding(data) or known(charset))
    tree = trafilatura.load_html(decoded.text.replace("\x00", ""))
    if tree is None:
        raise Refused("not a page that can be taken apart")
    return tree, decoded.remark


def body(tree: HtmlElement, url: str | None = None, title: str = "") -> str:
    """The running text of the article, a blank line between paragraphs; "" where there is none.

    Readers' comments are left out, and the headline where the text begins with it.
    """
    import trafilatura

    text = trafilatura.extract(tree, url=url, include_comments=False) or ""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if title and paragraphs and markup.letters(paragraphs[0]) == markup.letters(title):
        del paragraphs[0]
    return "\n\n".join(paragraphs)
