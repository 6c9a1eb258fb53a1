"""``briefing fetch``: feeds and pages from the web into the corpus."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import app, options
from briefing.errors import NothingUsable, UsageError

if TYPE_CHECKING:
    from briefing.collect import Entry
    from briefing.collect.rounds import Source


@app.command()
def fetch(
    config: options.Config = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to put the articles; default: fetch.folder."),
    ] = None,
) -> None:
    """Bring the feeds and pages named in the settings into the corpus, each article once."""
    from briefing import collect
    from briefing.config import DEFAULT_FILE

    settings = options.settings(config)
    name = str(config or DEFAULT_FILE)
    plan = collect.parse(settings.fetch, name=name, folder=settings.folder)
    if into is not None:
        plan = replace(plan, folder=into)
    if not (plan.feeds or plan.pages):
        raise UsageError(
            f'{name}: nothing to fetch: add [[fetch.feeds]] or [[fetch.pages]] with url = "…"'
        )
    try:
        with _progress() as progress:
            sources = collect.fetch(
                plan, parse_feed=feed_entries, clock=SystemClock(), progress=progress
            )
    except collect.Busy as busy:
        print(f"briefing: {busy}", file=sys.stderr)
        return
    for source in sources:
        for problem in source.problems():
            sign = "not fetched" if problem.fatal else "note"
            print(f"briefing: {sign}: {problem.source}: {problem.message}", file=sys.stderr)
    for source in sources:
        print(f"{source.url}  {_told(source)}")
    failed = sum(bool(source.failed) for source in sources)
    if failed == len(sources):
        raise NothingUsable(f"none of the {failed} sources could be fetched")
    if failed:
        raise typer.Exit(3)


def _told(source: Source) -> str:
    if source.failed:
        return "failed"
    if source.unchanged:
        return "not changed"
    replaced = f", {source.changed} replaced" if source.changed else ""
    return f"{source.new} new, {source.known} known{replaced}"


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        import asyncio  # a third of what ``briefing --help`` would otherwise load

        await asyncio.sleep(seconds)


def feed_entries(data: bytes, url: str) -> Sequence[Entry]:
    """The entries of a feed, through the readers' own parsing. Raises ValueError."""
    from briefing import readers
    from briefing.readers.base import Draft, Input, Limits, Refused
    from briefing.readers.sniff import sniff

    limits = Limits()
    source = Input(url, url, partial(io.BytesIO, data), len(data))
    try:
        reader = readers.recognise(sniff(source.head(limits), ".xml"))
        if reader not in (readers.READERS["feed"], readers.READERS["jsonfeed"]):
            raise ValueError("what came is something else, as a web page")
        found = [item for item in reader.read(source, limits) if isinstance(item, Draft)]
    except Refused as refused:
        raise ValueError(str(refused)) from refused
    if not found:
        raise ValueError("a feed without usable entries")
    return found


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error if that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Fetching", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
