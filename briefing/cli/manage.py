"""Commands beside the road: templates, and whether this machine has what the program needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import app

templates = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="List the page templates, or copy one."
)
app.add_typer(templates, name="templates")


@templates.command("list")
def list_templates() -> None:
    """List the shipped templates."""
    from briefing import assets

    for name, description in assets.templates():
        print(f"{name:<14} {description}")


@templates.command()
def eject(
    name: Annotated[str, typer.Argument(help="Template to start from.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it.")],
) -> None:
    """Copy a template into DIR to make it your own."""
    from briefing import assets

    print(assets.eject(name, folder))
    print(f'Now add to briefing.toml: templates = "{folder}"')


@app.command()
def doctor(
    quiet: Annotated[bool, typer.Option(help="Say nothing if all is well.")] = False,
) -> None:
    """Check that this machine has what the program needs."""
    from briefing import render

    for name, found in render.requirements():
        if not quiet:
            print(f"{name:<22} {found}")
