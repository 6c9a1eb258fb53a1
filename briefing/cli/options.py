"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from briefing.errors import UsageError

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
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")]


def settings(config: Path | None):
    """The settings of the run; a file named on the command line must exist."""
    from briefing.config import load

    if config is not None and not config.is_file():
        raise UsageError(f"{config}: no such settings file")
    return load(config)


def corpus(paths: list[Path] | None, config: Path | None, now: str | None, **period: str | None):
    """Read what the options name: (settings, corpus of articles that can be analysed, now)."""
    from briefing import gathering

    chosen, raw, moment = read(paths, config, now, **period)
    return chosen, gathering.analysable(raw), moment


def read(
    paths: list[Path] | None,
    config: Path | None,
    now: str | None,
    since: str | None = None,
    until: str | None = None,
):
    """Read what the options name: (settings, corpus, now)."""
    from briefing import gathering

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
    return chosen, gathering.gather(sources, now=moment, period=period, track=track), moment


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
