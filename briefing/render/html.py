"""A brief as one self-contained HTML file: styles and fonts inside, no script, nothing fetched."""

from __future__ import annotations

from pathlib import Path

from briefing.model import Audience, Brief
from briefing.render import fonts
from briefing.render.clean import clean, texts


def render(brief: Brief, audience: Audience, *, templates: tuple[Path, ...] = ()) -> bytes:
    """The page in UTF-8. Raises TemplateError."""
    return page(clean(brief), audience, templates, embed=True).encode()


def page(brief: Brief, audience: Audience, templates: tuple[Path, ...], *, embed: bool) -> str:
    """The page that both HTML and PDF are made of.

    ``embed`` puts the fonts into the page; without it they are named by address.
    """
    from markupsafe import Markup

    from briefing.render.templating import filled

    text = frozenset().union(*texts(brief), "A")
    rules = fonts.rules(text, embed=embed)
    context = {"brief": brief, "audience": audience, "fonts": Markup(rules)}
    return filled(f"{audience.template}.html.j2", context, folders=tuple(templates))
