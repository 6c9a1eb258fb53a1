"""Who wrote a page, as its byline shows, and the clean-up of names that metadata state.

Bylines come with dates, job titles, places and buttons around the name; what is left here reads
as a name or is dropped: no author is better than "Updated Dec 7".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from briefing.readers import fields, markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = (
    '//*[@itemprop="author"]//*[@itemprop="name"]',
    '//*[@itemprop="author"]',
    '//a[@rel="author"]',
    '//*[contains(@class,"author-name") or contains(@class,"author__name")'
    ' or contains(@class,"byline-name") or contains(@class,"byline__name")'
    ' or contains(@class,"authorName") or contains(@class,"author_name")]',
    '//*[@class="author" or @class="vcard author" or @class="authors" or @id="author"]',
    '//*[contains(@class,"byline") or contains(@class,"Byline") or @id="byline"]',
    '//*[contains(@class,"post-author") or contains(@class,"entry-author")'
    ' or contains(@class,"article-author") or contains(@class,"article__author")]',
)
"""Where pages show their author, the most explicit first."""
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_CUT = re.compile(
    r"\s*(?:[|•·*/(\[\n]|\s[-–—]\s|\d|\S+@\S+"
    r"|\b(?:updated|published|posted|follow|view author|get author|more stories|more by|link copied"
    r"|see full|senior|staff writer|contributor|reporter|correspondent|editor|for the|is)\b"
    rf"|\b(?:{_MONTH})\.?,?\s*\d|\b(?:jan|feb|oct|nov|dec)[a-z]*$).*",
    re.IGNORECASE | re.DOTALL,
)
_NOT_A_NAME = re.compile(
    r"^(?:by|von|staff|admin|administrator|editor|redaktion|author|autor|guest|unknown|none|xxx|"
    r"posted|share|lesedauer|image|photo|original text|see full bio|home|news|comments?)$"
    r"|https?:|@",
    re.IGNORECASE,
)
_LONGEST = 60
_MOST = 12


def tidy(names: Iterable[str], *outlets: str) -> tuple[str, ...]:
    """The names among these, without what stands around them and without the outlets."""
    own = {markup.letters(outlet) for outlet in outlets}
    kept: dict[str, None] = {}
    for name in names:
        name = _CUT.sub("", " ".join(name.split())).strip(" ,;:.-–—")
        name = re.sub(r"^(?:written |posted )?(?:by|von|par|por|di)\b:?\s*", "", name, flags=re.I)
        core = markup.letters(name)
        if 2 <= len(name) <= _LONGEST and core not in own and not _NOT_A_NAME.search(name):
            kept[name] = None
    return tuple(kept)[:_MOST]


def shown(tree: HtmlElement, *outlets: str) -> tuple[str, ...]:
    """The names that the page's first byline shows."""
    for mark in _MARKS:
        for element in islice(tree.xpath(mark), 3):
            links = [text for a in element.iter("a") if (text := _spaced(a))]
            texts = links if links and element.tag != "a" else [_spaced(element)]
            names = [name for text in texts if len(text) < 300 for name in fields.authors(text)]
            if found := tidy(names, *outlets):
                return found
    # Its expressions know the class names of many more publishing systems.
    from trafilatura.metadata import extract_author

    return tidy(fields.authors(extract_author(tree)), *outlets)


def _spaced(element: HtmlElement) -> str:
    """The text with a space at every tag: names and titles often touch."""
    return " ".join(" ".join(element.itertext()).split())
