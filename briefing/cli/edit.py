"""``briefing edit``: the desk's hand on a brief, written into ``edits.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import app, options
from briefing.cli.known import Known
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.edits import Edit

_BRIEF = Path("output/brief.json")


@app.command()
def edit(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT",
            help="An event by its id, the beginning of it, or words of its title.",
        ),
    ] = None,
    pin: Annotated[
        bool, typer.Option("--pin", help="Tell it first in its section, and always.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Do not tell it.")] = False,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A title of the desk's own.")
    ] = None,
    comment: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A comment in the desk's own name.")
    ] = None,
    merge: Annotated[
        list[str] | None, typer.Option(metavar="OTHER...", help="Take others for the same event.")
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ARTICLE...",
            help="Take articles out as an event of their own: numbers of sources, ids or refs.",
        ),
    ] = None,
    omit: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Do not quote the sentence that has these words."),
    ] = None,
    before: Annotated[
        str | None, typer.Option(metavar="OTHER", help="Tell it before another event.")
    ] = None,
    first: Annotated[
        bool, typer.Option("--first", help="Tell it, or several, before all others.")
    ] = False,
    section: Annotated[
        str | None,
        typer.Option(
            metavar="ISSUE",
            help="Where to pin, drop or order; default: its own section; drop: all of them.",
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="Declare the brief final; needs --by.")
    ] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Take that back.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the edits.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Remove the last edit.")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Whose edit this is.")] = None,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The edits; default: edits.toml beside the settings."),
    ] = None,
    brief: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=f"The brief to look names up in; default: {_BRIEF}."),
    ] = None,
    config: options.Config = None,
    now: options.Now = None,
) -> None:
    """Pin, drop, merge, split, retitle, order or comment on an event; declare the brief final.

    Each call adds one edit to edits.toml, which every later build replays in that order. An edit
    that no longer applies is named in the brief, with the reason. The file may be changed by hand;
    what you wrote in it stays as it is.

    \b
      briefing edit b6af --pin
      briefing edit "balanced trade" --comment "Watch the follow-up." --by "J. Smith"
      briefing edit b6af --merge 7c01 "market access"
      briefing edit b6af --split 3 7          (sources no. 3 and 7 leave)
      briefing edit b6af --before 7c01 --section trade_balance
      briefing edit b6af --omit "almost 400 billion"
      briefing edit --final --by "J. Smith"
      briefing edit --list

    FINAL holds for the articles that the brief was made of and the edits above it: with others,
    the brief is a DRAFT again.
    """
    from briefing import edits

    path = file or options.settings(config).edits
    actions = {
        "--pin": pin, "--drop": drop, "--title": title, "--comment": comment, "--merge": merge,
        "--split": split, "--omit": omit, "--before": before, "--first": first, "--final": final,
        "--draft": draft, "--list": listed, "--undo": undo,
    }  # fmt: skip
    action = _only([name for name, value in actions.items() if value not in (None, False, [])])
    signed = {"by": by.strip()} if by and by.strip() else {}
    text, known = _read(path), Known.load(brief or _BRIEF, needed=brief is not None)
    if action in ("--final", "--draft", "--list", "--undo"):
        if names:
            raise UsageError(f"{action} goes without an event")
        if action == "--list":
            return _list(edits.parse(text, name=str(path)), known)
        if action == "--undo":
            text, last = edits.without_last(text, name=str(path))
            return _write(path, text, f"removed from {path}:", edits.block(last))
        if action == "--draft":
            return _add(path, text, edits.Draft(**signed))
        if not signed:
            raise UsageError("--final needs --by NAME: who declares the brief final?")
        covers = known.covers(edits.parse(text, name=str(path)))
        return _add(path, text, edits.Final(at=options.instant(now), covers=covers, **signed))

    if not names:
        raise UsageError(f"which event? Write briefing edit EVENT {action} …")
    if len(names) > 1 and action not in ("--merge", "--split", "--before", "--first"):
        raise UsageError(f"{action} takes one event; put a title of several words in quotes")
    if section is not None:
        if action not in ("--pin", "--drop", "--before", "--first"):
            raise UsageError(f"{action} goes without --section")
        signed["section"] = known.section(section)
    event = known.event(names[0])
    if action == "--pin":
        made = edits.Pin(event, **signed)
    elif action == "--drop":
        made = edits.Drop(event, **signed)
    elif action == "--title":
        made = edits.Retitle(event, title.strip(), **signed)
    elif action == "--comment":
        made = edits.Remark(event, comment.strip(), **signed)
    elif action == "--merge":
        others = tuple(dict.fromkeys(known.event(n) for n in (*merge, *names[1:])))
        if event in others:
            raise UsageError("an event cannot be merged with itself")
        made = edits.Merge(event, others, **signed)
    elif action == "--split":
        leaving = dict.fromkeys(known.article(event, n) for n in (*split, *names[1:]))
        made = edits.Split(event, tuple(leaving), **signed)
    elif action == "--omit":
        article, start, end = known.sentence(event, omit)
        made = edits.Omit(article, start, end, **signed)
    else:
        order = [*names, *([before] if before else [])]
        row = tuple(dict.fromkeys(known.event(n) for n in order))
        if before and len(row) < len(order):
            raise UsageError("an event cannot stand before itself")
        made = edits.Reorder(row, first=first, **signed)
    _add(path, text, made, known.notes())


def _only(actions: list[str]) -> str:
    if len(actions) == 1:
        return actions[0]
    if not actions:
        raise UsageError("what shall be done? See briefing edit --help")
    raise UsageError(f"one edit at a time, not {' and '.join(actions)}")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error


def _add(path: Path, text: str, edit: Edit, notes: Mapping[str, str] = {}) -> None:
    from briefing import edits

    longer = edits.append(text or edits.OPENING, edit, notes=notes, name=str(path))
    number = len(edits.parse(longer, name=str(path)))
    _write(path, longer, f"{path}: edit {number}", edits.block(edit, notes=notes))


def _write(path: Path, text: str, *said: str) -> None:
    from briefing import files

    files.publish({path: text.encode()})
    print("\n".join(said), end="")


def _list(found: Sequence[Edit], known: Known) -> None:
    from briefing.edits.records import NAMES

    for number, edit in enumerate(found, 1):
        print(f"{number:>4}  {NAMES[type(edit)]:<8} {_line(edit, known)}")
    if not found:
        print("no edits")
    for line in known.refused:
        print(f"refused in the last brief: {line}")


def _line(edit: Edit, known: Known) -> str:
    """An edit in one line, each id of an event with its title."""
    words = []
    for key in fields(edit):
        value = getattr(edit, key.name)
        if value == "" or value is False:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            text = " ".join(str(item).split())
            if title := known.title(text):
                words.append(f"{text} “{title}”")
            elif key.name in ("title", "text"):
                words.append(f"“{text}”")
            elif key.name in ("start", "end", "by", "first"):
                words.append(key.name if item is True else f"{key.name} {text}")
            else:
                words.append(text)
    return "  ".join(words)
