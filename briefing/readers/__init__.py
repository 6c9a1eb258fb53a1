"""Files to articles: one reader a format, one door through which all text passes.

The road of every input: :mod:`files` finds it, :mod:`sniff` looks at its first bytes, the one
reader that claims it turns it into drafts, and here each draft is cleaned, named and made an
:class:`~briefing.model.Article`. What cannot be read is a problem with its reason.

Knows nothing of datelines, languages or events. Heavy libraries load with the first file that
needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefing.model import Article, Problem
from briefing.readers import (
    archive,
    docx,
    feed,
    jsonfeed,
    jsonfile,
    jsonlines,
    mail,
    markdown,
    newsml,
    ninjs,
    nitf,
    page,
    pdf,
    plaintext,
)
from briefing.readers.base import OWN, Draft, Input, Limits, Reader, Refused
from briefing.readers.clean import cleaned, line
from briefing.readers.files import inputs
from briefing.readers.sniff import Head, sniff

__all__ = ["READERS", "Limits", "Reader", "read", "recognise"]

READERS: dict[str, Reader] = {
    "text": plaintext,
    "markdown": markdown,
    "page": page,
    "json": jsonfile,
    "jsonl": jsonlines,
    "feed": feed,
    "jsonfeed": jsonfeed,
    "ninjs": ninjs,
    "newsml": newsml,
    "nitf": nitf,
    "mail": mail,
    "docx": docx,
    "pdf": pdf,
    "zip": archive,
}
"""Every format by name. At most one of them claims any file."""

DEFAULTS = Limits()
_OWN_START = re.compile(
    rb'\A\s*(?:\{\s*"schema": "briefing/|<!-- briefing |<!DOCTYPE html>(?s:.{0,1500})'
    rb'<meta name="generator" content="briefing )'
)
_MOST_PROBLEMS = 100
"""Bad records of one file that are named one by one; the others are counted."""
_TITLE_CHARS, _NAME_CHARS, _URL_CHARS, _NAMES = 500, 120, 2_000, 50
"""Longer headlines, names and addresses are damage or attacks; none in 66,000 real records is."""


def read(paths: Sequence[Path], *, limits: Limits = DEFAULTS) -> Iterator[Article | Problem]:
    """The articles in these files and folders, and what could not be read, in a fixed order.

    Folders are read recursively, by name; hidden files are passed over. Nothing is raised for
    bad input, and no input vanishes: each ends as articles, problems or both.
    """
    for found in inputs(paths, limits):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _articles(found, limits)


def recognise(head: Head) -> Reader:
    """The reader whose file begins so. Raises :class:`Refused`, saying what the file is."""
    for reader in READERS.values():
        if reader.claims(head):
            return reader
    raise Refused(_stranger(head))


def _articles(source: Input, limits: Limits) -> Iterator[Article | Problem]:
    """One file's articles; whatever goes wrong in it stays in it."""
    found = bad = 0
    try:
        start = source.head(limits)
        if is_own(start):
            yield Problem(source.ref, "read", OWN, fatal=False)
            return
        head = sniff(start, source.suffix)
        for item in _numbered(recognise(head).read(source, limits)):
            if isinstance(item, Input):
                yield from _articles(item, limits)
            elif isinstance(item, Problem):
                bad += item.fatal
                if bad <= _MOST_PROBLEMS:
                    yield replace(item, message=line(item.message))
            elif found == limits.max_items:
                raise Refused(f"holds more than {found:,} articles; the rest is left out")
            else:
                found += 1
                yield from _finished(item, source, limits)
    except Refused as refused:
        yield Problem(source.ref, "read", line(str(refused)))
    except OSError as error:
        reason = "no permission to read it" if isinstance(error, PermissionError) else str(error)
        yield Problem(source.ref, "read", f"cannot be read ({reason})")
    except (RecursionError, MemoryError):
        yield Problem(source.ref, "read", "nested too deeply or too large to take apart")
    except Exception as error:  # a library's bug on one file must not cost the other files
        yield Problem(source.ref, "read", f"cannot be read ({type(error).__name__}: {error})"[:300])
    if bad > _MOST_PROBLEMS:
        more = bad - _MOST_PROBLEMS
        yield Problem(source.ref, "read", f"{more:,} more of its records could not be used")


def _numbered(items: Iterator[Draft | Problem | Input]) -> Iterator[Draft | Problem | Input]:
    """The items; a draft that turns out to be alone in its file loses its number."""
    waiting: Draft | None = None
    alone = True
    try:
        for item in items:
            if not isinstance(item, Draft):
                yield item
            elif alone and waiting is None:
                waiting = item
            else:
                if waiting is not None:
                    yield waiting
                waiting, alone = None, False
                yield item
    except Exception:
        if waiting is not None:  # the rest of the file is damaged, not this
            yield waiting
        raise
    if waiting is not None:
        yield replace(waiting, number=None) if alone else waiting


def _finished(draft: Draft, source: Input, limits: Limits) -> Iterator[Article | Problem]:
    """The draft as an article: cleaned, capped, with its id and reference."""
    own = line(draft.key) if draft.key else ""
    ref = own or (f"{source.ref}#{draft.number}" if draft.number else source.ref)
    text = cleaned(draft.text)
    if len(text.text) > limits.max_chars:
        yield Problem(ref, "read", f"longer than {limits.max_chars:,} characters, no article")
        return
    title = _cut(line(draft.title), _TITLE_CHARS)
    if not title and not text.text.strip() and not (draft.key and draft.remarks):
        yield Problem(ref, "read", "empty" if not draft.text.strip() else "holds no visible text")
        return
    url = line(draft.url) if draft.url and len(draft.url) <= _URL_CHARS else None
    outlet = _cut(line(draft.source), _NAME_CHARS) if draft.source else None
    article = Article(
        id=identity(outlet, url, title, text.text),
        ref=ref,
        path=source.path,
        text=text.text,
        title=title,
        source=outlet or None,
        authors=tuple(filter(None, (_cut(line(n), _NAME_CHARS) for n in draft.authors[:_NAMES]))),
        language=draft.language,
        url=url or None,
        published=draft.published,
        extras=tuple((line(key), cleaned(value).text) for key, value in draft.extras),
    )
    for remark in (*draft.remarks, *_tally(text.removed, text.replaced)):
        yield Problem(ref, "read", line(remark), fatal=False)
    yield article


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"


def identity(source: str | None, url: str | None, title: str, text: str) -> str:
    """Twelve hex digits that follow from what the article says and where it appeared."""
    return sha256("\x1f".join((source or "", url or "", title, text)).encode()).hexdigest()[:12]


def _tally(removed: int, replaced: int) -> Iterator[str]:
    if removed:
        yield f"removed {removed} invisible or control character{'s' * (removed != 1)}"
    if replaced:
        yield f"replaced {replaced} damaged or control character{'s' * (replaced != 1)}"


def is_own(start: bytes) -> bool:
    """Whether a file that begins so is a brief, which must not feed on itself (PDF files are told
    apart when they are opened)."""
    return _OWN_START.search(start) is not None


def _stranger(head: Head) -> str:
    if head.kind == "empty":
        return "empty"
    if head.kind == "binary":
        return f"not text: {head.what}"
    if head.kind == "office":
        return "an office or book format that is not read"
    if head.kind == "xml":
        return f"XML of an unknown kind (its root element is {head.root or 'missing'!r})"[:120]
    if head.kind == "text":
        return f"files of the kind {head.suffix or 'without suffix'!r} are not read as articles"
    return f"a {head.kind} file, which is not read"
