"""``briefing issues``: the desk's issues, tuned like code."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import app, options
from briefing.errors import UsageError

issues = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List the desk's issues, start one of your own, test and explain them.",
)
app.add_typer(issues, name="issues")


@issues.command("list")
def list_issues(config: options.Config = None) -> None:
    """List the issues in the order of the brief."""
    from briefing import stages

    profiles, _ = stages.matcher(options.settings(config))
    width = max((len(p.id) for p in profiles), default=0)
    for profile in profiles:
        print(f"{profile.id:<{width}}  {profile.title}: {profile.question}")


@issues.command()
def new(
    name: Annotated[str, typer.Argument(help="Id of the issue, as raw_materials.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it.")] = Path(
        "issues"
    ),
) -> None:
    """Write a commented profile to start from."""
    from briefing import files
    from briefing.issues import template

    if not name.replace("_", "a").isalnum() or not name.isascii() or name != name.lower():
        raise UsageError(f"{name!r} is no id: use small letters, digits and underscores")
    path = folder / f"{name}.toml"
    if path.exists():
        raise UsageError(f"{path}: exists already")
    files.publish({path: template(name).encode()})
    print(path)


@issues.command()
def test(
    file: Annotated[
        Path | None,
        typer.Argument(help='JSON Lines of {"text": "…", "labels": ["issue", …]}.'),
    ] = None,
    config: options.Config = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show every miss and false alarm.")
    ] = False,
) -> None:
    """Score the issues on passages that the desk has labelled: precision, recall, misses.

    Without FILE, each profile is scored on its own examples and counterexamples.
    """
    from briefing import stages
    from briefing.issues import score_examples, score_profiles

    profiles, _ = stages.matcher(options.settings(config))
    if file:
        labelled = list(_labelled(file))
        used = frozenset().union(*(labels for _, labels in labelled))
        if odd := sorted(used - {profile.id for profile in profiles}):
            named = ", ".join(odd)
            print(f"briefing: note: labels that name no issue: {named}", file=sys.stderr)
        scores = score_profiles(profiles, labelled)
    else:
        scores = score_examples(profiles)
    print(f"{'issue':<24}{'precision':>10}{'recall':>8}{'F1':>7}")
    for score in scores.issues:
        print(f"{score.issue:<24}{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>7.3f}")
    print(f"{'all (micro)':<24}{'':>18}{scores.micro_f1:>7.3f}  {scores.passages} passages")
    if verbose:
        for score in scores.issues:
            for kind, texts in (("missed", score.misses), ("false alarm", score.false_alarms)):
                for text in texts:
                    print(f"\n{score.issue}: {kind}: {' '.join(text.split())}")


@issues.command()
def explain(
    text: Annotated[str, typer.Argument(help="A passage.")], config: options.Config = None
) -> None:
    """Say which issues a passage touches, by which words, and what else was noticed."""
    from briefing import stages

    _, matcher = stages.matcher(options.settings(config))
    found = [e for e in matcher.explain(text) if e.evidence]
    for issue in found:
        verdict = "touched" if issue.touched else f"not touched (from {issue.threshold:g})"
        print(f"{issue.issue}: {issue.score:.2f}, {verdict}")
        for evidence in issue.evidence:
            weight = f"{evidence.weight:.2f}" if evidence.weight else "    "
            words = ", ".join(f"“{word}”" for word in evidence.words)
            print(f"  {weight}  {evidence.kind:<10} {words}  by {evidence.pattern}")
    if not found:
        print("No issue's words are in it.")


def _labelled(file: Path) -> Iterator[tuple[str, frozenset[str]]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error})") from error
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            yield record["text"], frozenset(record["labels"])
        except (ValueError, KeyError, TypeError):
            raise UsageError(
                f'{file}, line {number}: not {{"text": "…", "labels": ["issue", …]}}'
            ) from None
