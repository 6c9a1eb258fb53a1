"""A brief as files: rendered, read again and checked, and written all or none.

The last part of the road (see :mod:`briefing.pipeline`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing import sentences, study, verify
from briefing.changes import Previous
from briefing.config import Settings
from briefing.model import Article, Audience, Brief, Sentence
from briefing.workers import Beside


@contextmanager
def typesetter(outputs: Sequence[Path]) -> Iterator[Beside | None]:
    """A process that loads the PDF engine while this one reads, if any output needs it."""
    if any(path.suffix.lower() == ".pdf" for path in outputs):
        with Beside(_load_engine) as other:
            yield other
    else:
        yield None


def publish(
    brief: Brief,
    outputs: Sequence[Path],
    audience: Audience,
    settings: Settings,
    *,
    setter: Beside | None = None,
    articles: Sequence[Article] = (),
    previous: Previous | None = None,
) -> dict[Path, int]:
    """Render every output, check it, and write all of them or none; sizes in bytes by path.

    ``setter`` (see :func:`typesetter`) lays out the PDF while the other formats are made and
    checked here. Every file is read again and held against the ``articles`` it quotes and what the
    ``previous`` brief quoted, by the same means as ``briefing verify``. Raises UnfaithfulBrief.
    """
    from briefing import files, render

    def rendered(path: Path) -> Callable[[], bytes]:
        arguments = (brief, path.suffix, audience)
        if setter and path.suffix.lower() == ".pdf":
            return setter.start(render.render, *arguments, templates=settings.templates)
        return lambda: render.render(*arguments, templates=settings.templates)

    waiting = {path: rendered(path) for path in outputs}
    late = sorted(outputs, key=lambda path: path.suffix.lower() == ".pdf")
    sources = _sources(articles, previous)
    pages: dict[Path, bytes] = {}
    for path in late:
        if path.suffix.lower() == ".pdf":
            verify.prepare()  # while the other process is still at it
        pages[path] = waiting[path]()
        verify.require_verbatim(pages[path], path, sources)
    files.publish(pages)
    return {path: len(pages[path]) for path in outputs}


def _sources(articles: Sequence[Article], previous: Previous | None) -> verify.Sources:
    """What a brief may quote: the articles read, and what the previous brief quoted of others."""
    read = {article.id for article in articles}
    gone = tuple(a for a in (previous.cited if previous else ()) if a.id not in read)
    quoted: dict[str, list[Sentence]] = {article.id: [] for article in gone}
    for sentence in previous.quoted if previous else ():
        if sentence.article in quoted:
            quoted[sentence.article].append(sentence)

    def split(article: Article) -> Sequence[Sentence]:
        return quoted[article.id] if article.id in quoted else sentences.split(article)

    return verify.Sources((*articles, *gone), split, study.insertions)


def _load_engine() -> None:
    from briefing import render

    render.prepare()
