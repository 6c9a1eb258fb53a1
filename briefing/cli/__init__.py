"""The command line: options → settings → one pipeline call → print.

The only room that prints, reads the clock and sets exit statuses. Commands import what they need
when they run, so that ``briefing --help`` answers at once. One module a group of commands:

- ``build``: the brief itself.
- ``fetch``: feeds and pages from the web into the corpus.
- ``stages``: every stage on its own.
- ``verify``: a brief against its sources.
- ``desk``: the issues.
- ``edit``: the desk's hand on a brief.
- ``explain``: why an event is what it is.
- ``manage``: templates, doctor.
"""

from __future__ import annotations

import atexit
import gc
import sys

import typer

import briefing
from briefing import errors

app = typer.Typer(
    name="briefing",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=(
        "Turn news articles into a brief that can be defended line by line.\n\n"
        "Start with a folder of articles (.txt .md .html .json .jsonl, RSS or Atom files):\n\n"
        "  briefing build my-articles -o brief.pdf -o brief.html\n\n"
        "Every sentence in the brief is verbatim from an article and cited to the character. "
        "The other commands show one stage of the work each; with --json they print one JSON "
        "record a line for other programs.\n\n"
        "Exit status: 0 complete; 2 wrong usage; 3 done, but some inputs set aside or some "
        "sources not fetched; 4 nothing usable, old output untouched; 1 anything else."
    ),
)


def main() -> None:
    """Entry point of the ``briefing`` command."""
    # Records live as long as the run. Looking through them for garbage every 700 is wasted time,
    # and at the end of a small build, when the system takes all back, another 7 % of it.
    gc.set_threshold(200_000)
    atexit.register(gc.freeze)
    from briefing.cli import build, desk, edit, explain, fetch, manage, stages, verify  # noqa: F401  (each registers its commands)

    arguments = build.spread_outputs(sys.argv[1:])
    debug = "--debug" in arguments
    try:
        app(args=[a for a in arguments if a != "--debug"], prog_name="briefing")
    except errors.BriefingError as error:
        if debug:
            raise
        print(f"briefing: {error}", file=sys.stderr)
        sys.exit(_status(error))
    except KeyboardInterrupt:
        print("briefing: interrupted", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _status(error: errors.BriefingError) -> int:
    if isinstance(error, errors.UsageError):
        return 2
    return 4 if isinstance(error, errors.NothingUsable) else 1


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"briefing {briefing.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Show the version."
    ),
    debug: bool = typer.Option(False, "--debug", help="Show a traceback where an error ends it."),
) -> None:
    pass
