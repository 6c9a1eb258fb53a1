"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.keeping import Workshop
    from briefing.model import Marking
    from briefing.workers import Each

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...", help="Files and folders of articles; default: the settings' corpus."
    ),
]
Config = Annotated[
    Path | None,
    typer.Option("-c", "--config", metavar="FILE", help="Settings; default: ./briefing.toml."),
]
Now = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="A fixed “today” (2024-05-01 or ISO 8601), for reproducible runs."
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what is older.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out what is newer.")]
Executor = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Where the work is done: processes (for much work; little is done at once), serial, "
        "dask. The brief is the same.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Of the Dask cluster, for --executor dask."),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Where analysis is kept, so that only new articles are analysed; default: the "
        "user's cache folder, for 200 articles and more. The brief is the same without.",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing, and use nothing kept.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")]


def settings(config: Path | None):
    """The settings of the run; a file named on the command line must exist."""
    from briefing.config import load

    if config is not None and not config.is_file():
        raise UsageError(f"{config}: no such settings file")
    return load(config)


def corpus(
    paths: list[Path] | None,
    config: Path | None,
    now: str | None,
    each: Each = map,
    clearance: Marking = "RED",
    **period: str | None,
):
    """Read what the options name: (settings, corpus of articles that can be analysed, now)."""
    from briefing import gathering

    chosen, raw, moment = read(paths, config, now, each=each, clearance=clearance, **period)
    return chosen, gathering.analysable(raw), moment


def read(
    paths: list[Path] | None,
    config: Path | None,
    now: str | None,
    since: str | None = None,
    until: str | None = None,
    each: Each = map,
    clearance: Marking = "RED",
):
    """Read what the options name: (settings, corpus, now)."""
    from briefing import gathering, handling

    chosen = settings(config)
    sources = paths or list(chosen.corpus)
    if not sources:
        raise UsageError(
            'nothing to read: name files or folders, or set corpus = ["…"] in briefing.toml'
        )
    for path in sources:
        if not path.exists() and not path.is_symlink():
            raise UsageError(f"{path}: no such file or folder")
    moment = instant(now)
    period = gathering.Period(day("--since", since), day("--until", until))
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"--since {period.since} is after --until {period.until}")
    raw = gathering.gather(
        sources,
        now=moment,
        period=period,
        rules=handling.parse(chosen.handling),
        clearance=clearance,
        track=track,
        each=each,
    )
    return chosen, raw, moment


@contextmanager
def workshop(
    executor: str, scheduler: str | None, cache: Path | None, no_cache: bool
) -> Iterator[Workshop]:
    """Where the work of the run is done and remembered; what troubled the memory is noted."""
    from briefing import keeping, store

    if cache and no_cache:
        raise UsageError("--cache and --no-cache exclude each other")
    with keeping.workshop(
        executor=executor,
        scheduler=scheduler,
        cache=None if no_cache else cache or store.usual_folder(),
        today=date.today().toordinal(),
        fewest=0 if cache else keeping.FEWEST,
    ) as shop:
        yield shop
    if shop.trouble:
        print(f"briefing: note: {shop.trouble}", file=sys.stderr)


def instant(value: str | None) -> datetime:
    """``--now`` as an aware moment; a bare day means its end, no value the present."""
    if value is None:
        return datetime.now(UTC).replace(microsecond=0)
    from briefing.gathering import end_of

    try:
        if len(value) <= 10:
            return end_of(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--now {value!r} is no date; write 2024-05-01 or ISO 8601") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def day(option: str, value: str | None) -> date | None:
    """An option's day. Raises UsageError that names the option."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is no day; write it as 2024-05-01") from None


def track(items: Iterable, label: str, total: int | None = None) -> Iterable:
    """The items, with a progress bar on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track as bar

    return bar(items, label, total, console=Console(stderr=True), transient=True)


def report(problems: Iterable) -> None:
    """Name every problem on standard error, those that cost an input first."""
    for problem in sorted(problems, key=lambda p: (not p.fatal, p.source)):
        sign = "set aside" if problem.fatal else "note"
        print(f"briefing: {sign}: {problem.source}: {problem.message}", file=sys.stderr)
