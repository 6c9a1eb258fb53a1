"""A brief as files: one renderer a format, by the file's suffix.

    page      HTML, the page itself          html.py      templates/*.html.j2, styles/*.css
    paper     PDF, that page laid out        pdf.py       and trim.py, where pages are limited
    text      Markdown                       markdown.py  templates/*.md.j2
    record    JSON, every field              record.py    docs/brief.schema.json

Beneath them ``templating.py`` fills in templates, ``fonts.py`` knows the bundled fonts,
``words.py`` how values read, ``clean.py`` what may not reach a page. The only room that imports
Jinja2 and WeasyPrint, and only when a renderer runs. Renderers are pure but for templates, styles
and fonts, which they read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from briefing.errors import unknown_name
from briefing.model import Audience, Brief
from briefing.render import html, markdown, pdf, record


class Renderer(Protocol):
    """Makes the bytes of one format; ``templates`` are folders searched before the shipped one."""

    def __call__(
        self, brief: Brief, audience: Audience, *, templates: tuple[Path, ...] = ()
    ) -> bytes: ...


RENDERERS: dict[str, Renderer] = {
    ".html": html.render,
    ".json": record.render,
    ".md": markdown.render,
    ".pdf": pdf.render,
}


def render(
    brief: Brief, suffix: str, audience: Audience, *, templates: tuple[Path, ...] = ()
) -> bytes:
    """``brief`` in the format that ``suffix`` names (``.pdf``), for ``audience``.

    Raises UsageError for a suffix without renderer, TemplateError for a mistake in a template,
    MissingLibrary where the machine cannot make that format.
    """
    try:
        renderer = RENDERERS[suffix.lower()]
    except KeyError:
        raise unknown_name("format", suffix, RENDERERS) from None
    return renderer(brief, audience, templates=templates)


def prepare() -> None:
    """Load what the slowest format needs, so that the next render starts at once."""
    pdf.prepare()


def requirements() -> Iterator[tuple[str, str]]:
    """What rendering needs of this machine, with the version found.

    Raises MissingLibrary at the first that is not there.
    """
    yield from pdf.requirements()
