"""``briefing build``: articles in, a brief out."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import app, options
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.changes import Previous
    from briefing.edits import Edit
    from briefing.model import Problem

SUFFIXES = (".pdf", ".html", ".json", ".md")


@app.command()
def build(
    paths: options.Paths = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE...",
            help="What to write; the format follows the suffix: .pdf .html .json .md. "
            "Several files may follow.",
        ),
    ] = None,
    config: options.Config = None,
    audience: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="For whom: analyst, executive or one of your own."),
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="BRIEF.json",
            help="The last brief: events keep their ids, and what is new is marked. "
            "A file that does not exist yet is no error.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the brief.")] = None,
    edits: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The desk's edits; default: edits.toml beside the settings."
        ),
    ] = None,
    executor: options.Executor = "processes",
    scheduler: options.Scheduler = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
) -> None:
    """Make a brief from articles and write it to every FILE."""
    from briefing import handling, pipeline, publishing
    from briefing.render import words

    outputs = _outputs(output)
    settings = options.settings(config)
    reader = settings.audience_named(audience)
    before = _previous(previous)
    by_hand = _edits(edits, settings.edits)
    with publishing.typesetter(outputs) as setter:
        with options.workshop(executor, scheduler, cache, no_cache) as shop:
            _, corpus, moment = options.corpus(
                paths,
                config,
                now,
                since=since,
                until=until,
                each=shop.each,
                clearance=handling.clearance(reader, handling.parse(settings.handling)),
            )
            brief = pipeline.make(
                corpus,
                settings,
                reader,
                now=moment,
                title=title,
                previous=before,
                by_hand=by_hand,
                failures=_failures(paths or settings.corpus),
                track=options.track,
                each=shop.each,
            )
        sizes = publishing.publish(
            brief,
            outputs,
            reader,
            settings,
            setter=setter,
            articles=corpus.articles,
            previous=before,
        )
    options.report(brief.problems)
    if brief.withheld:
        print(
            f"{words.count(brief.withheld, 'article')} withheld from the audience “{reader.name}”",
            file=sys.stderr,
        )
    counts = (
        (len(corpus.articles), "article"),
        (len(brief.events), "event"),
        (len(brief.references), "source cited", "sources cited"),
        (len(brief.outlets), "outlet"),
    )
    print(", ".join(itertools.starmap(words.count, counts)), file=sys.stderr)
    for path, size in sizes.items():
        print(f"{path}  {size / 1000:,.0f} kB")
    if any(p.fatal for p in brief.problems):
        raise typer.Exit(3)


def spread_outputs(arguments: Sequence[str]) -> list[str]:
    """``-o a.pdf b.html`` as ``-o a.pdf -o b.html``.

    Bare words after an ``-o`` are outputs as long as they end like one. An existing file that no
    brief was ever written to is more likely an input in the wrong place, and is refused.
    """
    command = next((word for word in arguments if not word.startswith("-")), None)
    if command != "build":
        return list(arguments)
    spread: list[str] = []
    following = False
    for word in arguments:
        named = bool(spread) and spread[-1] in ("-o", "--output")
        if following and not named and not word.startswith("-"):
            path = Path(word)
            if path.suffix.lower() in SUFFIXES and not path.is_dir():
                if path.exists() and not _is_brief(path):
                    raise UsageError(f"{word}: exists and is no brief; name inputs before -o")
                spread.append("-o")
        following = named or (following and not word.startswith("-"))
        spread.append(word)
    return spread


def _outputs(stated: list[Path] | None) -> list[Path]:
    if not stated:
        raise UsageError("nowhere to write to: add -o brief.pdf (or .html, .json, .md)")
    for path in stated:
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{path}: the suffix must be one of {', '.join(SUFFIXES)}")
    return list(dict.fromkeys(stated))


def _previous(path: Path | None) -> Previous | None:
    from briefing import changes

    if path is None:
        return None
    try:
        return changes.parse(path.read_bytes(), name=str(path))
    except FileNotFoundError:
        print(f"briefing: note: {path}: no previous brief yet", file=sys.stderr)
        return None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from error


def _edits(stated: Path | None, usual: Path) -> tuple[Edit, ...]:
    """The edits of the file named, or of the usual one if there is one."""
    from briefing import edits

    path = stated or usual
    try:
        return edits.parse(path.read_bytes().decode("utf-8"), name=str(path))
    except FileNotFoundError:
        if stated is None:
            return ()
        raise UsageError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error


def _failures(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """The sources of these folders of which nothing could be had when they were last fetched."""
    from briefing import collect

    return tuple(problem for path in dict.fromkeys(paths) for problem in collect.failures(path))


def _is_brief(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return not data or data.startswith(b"%PDF") or b"briefing" in data[:4096] + data[-4096:]
