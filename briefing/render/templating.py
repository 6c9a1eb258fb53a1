"""Jinja2 as this room uses it: sandboxed, strict, the user's templates before the shipped ones.

A template named ``executive.html.j2`` is looked for in the user's folders in turn, then among the
shipped ones. ``briefing/executive.html.j2`` always means the shipped one, and so does a template
that extends its own name; so a user's file may extend the one that it stands in for.

A mistake ends in a :class:`~briefing.errors.TemplateError` with file, line and the name at fault.
Knows nothing of what the pages look like.
"""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing import assets
from briefing.errors import TemplateError
from briefing.render import axis, tallies, words

OURS = "briefing"
"""The prefix under which a shipped template is always found."""

Escape = Callable[[Any], Any]


class _Mistake(Exception):
    """Raised by what templates call; the place is added on the way out."""


class _Sandbox(ImmutableSandboxedEnvironment):
    def join_path(self, template: str, parent: str) -> str:
        """A template that extends its own name means the shipped one."""
        return f"{OURS}/{template}" if template == parent else template


def filled(
    name: str,
    context: Mapping[str, Any],
    *,
    folders: tuple[Path, ...] = (),
    escape: Escape | None = None,
) -> str:
    """The text of template ``name`` with ``context``.

    ``escape`` takes each value that a template prints and returns Markup; without it values are
    escaped for HTML. Raises TemplateError.
    """
    env = _environment(folders, escape)
    try:
        template = env.get_template(name)
        if folders:
            _check_blocks(env, name)
        text = template.render(context)
    except TemplateError:
        raise
    except RecursionError:
        raise TemplateError(f"{_shown(env, name)}: it extends or includes itself") from None
    except Exception as error:
        raise _explained(error, env, name) from None
    if not text.strip():
        raise TemplateError(f"{_shown(env, name)}: it prints nothing")
    return text


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], escape: Escape | None) -> Environment:
    shipped = FileSystemLoader(assets.TEMPLATES)
    own = [FileSystemLoader(folder) for folder in folders]
    env = _Sandbox(
        loader=ChoiceLoader([PrefixLoader({OURS: shipped}), *own, shipped]),
        autoescape=True,  # by name: select_autoescape() is off for ``x.html.j2``
        undefined=StrictUndefined,
        finalize=_finalize(escape),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(words.FILTERS | tallies.FILTERS | {"axis": axis.axis})
    env.globals["style"] = lambda name: _style(name, folders)
    return env


def _finalize(escape: Escape | None) -> Escape:
    """What becomes of each printed value: nothing for None, which is no text."""

    def finalize(value: Any) -> Any:
        if value is None:
            return ""
        return value if escape is None or isinstance(value, Markup) else escape(value)

    return finalize


def _style(name: str, folders: tuple[Path, ...]) -> Markup:
    """The style sheet ``name``, from the user's folders or the shipped ones."""
    if not re.fullmatch(r"[\w-]+\.css", name):
        raise _Mistake(f"style({name!r}): a style sheet is named by its file, as 'base.css'")
    for folder in (*folders, assets.STYLES):
        path = folder / name
        if path.is_file():
            css = path.read_text(encoding="utf-8")
            if "</" in css or "<!--" in css:
                raise _Mistake(f"style({name!r}): {path} may not hold '</' or '<!--'")
            return Markup(css)
    known = sorted({p.name for f in (*folders, assets.STYLES) for p in f.glob("*.css")})
    raise _Mistake(f"style({name!r}): no such style sheet{_hint(name, known)}")


# --- mistakes -----------------------------------------------------------------------------------


def _check_blocks(env: Environment, name: str) -> None:
    """Refuse what Jinja2 silently leaves out: a block that no parent has, text outside blocks."""
    try:
        chain = list(_ancestry(env, name))
    except TemplateNotFound:
        return  # filling it in will fail at the very line
    for place, (child, tree) in enumerate(chain):
        above = {block.name for _, parent in chain[place + 1 :] for block in _blocks(parent)}
        if place + 1 == len(chain):
            return
        for node in tree.body:
            if isinstance(node, nodes.Block) and node.name not in above:
                raise TemplateError(
                    f"{_shown(env, child)}, line {node.lineno}: block {node.name!r} is in none of "
                    f"the templates that this one extends{_hint(node.name, sorted(above))}"
                )
            if isinstance(node, nodes.Output) and (line := _first_printed(node)):
                raise TemplateError(
                    f"{_shown(env, child)}, line {line}: this text stands outside every "
                    "block of a template that extends another, so it would never be printed"
                )


def _ancestry(env: Environment, name: str) -> Iterator[tuple[str, nodes.Template]]:
    """The template and those that it extends, nearest first, as far as their names are fixed."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        source, _, _ = env.loader.get_source(env, name)  # type: ignore[union-attr]
        tree = env.parse(source, name)
        yield name, tree
        extends = next(tree.find_all(nodes.Extends), None)
        if extends is None or not isinstance(extends.template, nodes.Const):
            return
        name = env.join_path(extends.template.value, name)


def _blocks(tree: nodes.Template) -> Iterator[nodes.Block]:
    return tree.find_all(nodes.Block)


def _first_printed(node: nodes.Output) -> int | None:
    """The line of the first thing that is not white space, if there is any."""
    for part in node.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if text := part.data.lstrip():
            return part.lineno + part.data[: -len(text)].count("\n")
    return None


def _explained(error: Exception, env: Environment, name: str) -> TemplateError:
    """The error as a sentence that begins with the file and line at fault."""
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or _shown(env, error.name or name)}, line {error.lineno}"
        return TemplateError(f"{place}: {error.message}")
    place = _place(error, env, name)
    if isinstance(error, TemplateNotFound):
        wanted = error.name or str(error)
        known = env.list_templates(filter_func=lambda n: n.endswith(".j2") and "/" not in n)
        return TemplateError(f"{place}: there is no template {wanted!r}{_hint(wanted, known)}")
    plain = isinstance(error, (UndefinedError, _Mistake))
    return TemplateError(f"{place}: {'' if plain else type(error).__name__ + ': '}{error}")


def _place(error: Exception, env: Environment, name: str) -> str:
    """File and line of the innermost template that the error passed through."""
    place = _shown(env, name)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".j2"):
            place = f"{frame.filename}, line {frame.lineno}"
    return place


def _shown(env: Environment, name: str) -> str:
    """The file of a template where it has one."""
    try:
        return env.loader.get_source(env, name)[1] or name  # type: ignore[union-attr]
    except TemplateNotFound:
        return name


def _hint(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are: {', '.join(known)}" if known else ""
