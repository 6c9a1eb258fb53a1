"""Where the shipped templates and styles are, and how a user starts from a copy of one.

Knows two places: inside the package when installed, the top level of a checkout otherwise.
Knows nothing of what a template says or how it is filled in.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.errors import UsageError, unknown_name

_PACKAGE = Path(__file__).resolve().parent
_SHARE = _PACKAGE / "_share" if (_PACKAGE / "_share").is_dir() else _PACKAGE.parent

TEMPLATES: Path = _SHARE / "templates"
STYLES: Path = _SHARE / "styles"
FONTS: Path = STYLES / "fonts"

_ABOUT = re.compile(r"\A(?:\{#|/\*)-?\s*(.+?)\s*-?(?:#\}|\*/)", re.DOTALL)


def templates() -> list[tuple[str, str]]:
    """The shipped templates and style sheets as ``(name, description)``; ``_`` files are macros.

    The description is the first sentence of the comment that each opens with.
    """
    files = [*sorted(TEMPLATES.glob("[!_]*.j2")), *sorted(STYLES.glob("*.css"))]
    return [(path.name, _about(path)) for path in files]


def eject(name: str, folder: Path) -> Path:
    """Write a copy of the shipped file ``name`` into ``folder`` and return the copy's path.

    ``name`` is a name of :func:`templates`; ``executive`` is short for ``executive.html.j2``.
    Raises :class:`~briefing.errors.UsageError` for an unknown name, where the file exists, or
    where it cannot be written.
    """
    known = [known for known, _ in templates()]
    full = name if name in known else f"{name}.html.j2"
    if full not in known:
        raise unknown_name("template", name, known)
    source = (STYLES if full.endswith(".css") else TEMPLATES) / full
    target = folder / full
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(source.read_text(encoding="utf-8"))
    except FileExistsError:
        raise UsageError(f"{target} exists; remove it first, or name another folder") from None
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}") from None
    return target


def _about(path: Path) -> str:
    found = _ABOUT.match(path.read_text(encoding="utf-8"))
    words = " ".join(found.group(1).split()) if found else ""
    return words.split(". ")[0].rstrip(".")
