"""A brief as Markdown (CommonMark with tables): every value escaped, so that text stays text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from briefing.model import Audience, Brief
from briefing.render.clean import clean

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$^])")
_LINE_START = re.compile(r"^(?:(?=[-+=])|(\d{1,9})(?=[.)]))")


def render(brief: Brief, audience: Audience, *, templates: tuple[Path, ...] = ()) -> bytes:
    """The text in UTF-8. Raises TemplateError."""
    from briefing.render.templating import filled

    context = {"brief": clean(brief), "audience": audience}
    name = f"{audience.template}.md.j2"
    text = filled(name, context, folders=tuple(templates), escape=escaped)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def escaped(value: Any) -> Any:
    """``value`` on one line, with a backslash before whatever Markdown would take for markup.

    Taking the backslashes away gives back the text with its white space collapsed.
    """
    from markupsafe import Markup

    # At the start of a line "-", "+", "=" and "7." would begin a list or underline a heading.
    line = _SPECIAL.sub(r"\\\1", " ".join(str(value).split()))
    return Markup(_LINE_START.sub(r"\1\\", line))
