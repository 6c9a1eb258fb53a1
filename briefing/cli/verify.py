"""``briefing verify``: briefs held against the articles they quote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from briefing.cli import app, options
from briefing.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from briefing.verify import Finding, Statement

NOTHING = 4
"""Exit status where a brief quotes nothing: that is not “all verbatim”."""


class _Command(TyperCommand):
    def parse_args(self, ctx, args):
        return super().parse_args(ctx, spread(args))


@app.command(cls=_Command)
def verify(
    briefs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="BRIEF...", help="Briefs to check: .json .html .pdf .md."),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="CORPUS...",
            help="Files and folders of articles; default: the settings' corpus.",
        ),
    ] = None,
    config: options.Config = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Check that every sentence a brief quotes stands where it says, letter by letter.

    Articles that leave their year open are dated as on the day of the brief, or by --now.

    Exit status: 0 all verbatim; 1 something is misattributed, altered or not found, or a brief
    cannot be read; 2 wrong usage; 4 nothing to check.
    """
    from briefing.verify import SUFFIXES

    if not briefs:
        raise UsageError("no brief to check: name briefs before --against")
    for path in briefs:
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{path}: the suffix must be one of {', '.join(SUFFIXES)}")
        if not path.is_file():
            raise UsageError(f"{path}: no such file")
    results = _judged(briefs, against, config, now)
    (_print_lines if as_json else _print_tables)(results)
    if any(not finding.good for _, findings in results for finding in findings):
        raise typer.Exit(1)
    if any(not _quotes(findings) for _, findings in results):
        raise typer.Exit(NOTHING)


def _judged(
    briefs: Sequence[Path], against: list[Path] | None, config: Path | None, now: str | None
) -> list[tuple[Path, tuple[Finding, ...]]]:
    """The findings on each brief. The corpus is read once for each day of a "today"."""
    from briefing import sentences, study
    from briefing.verify import Sources, judge

    read = [_opened(path) for path in briefs]
    days = [now or (day.isoformat() if day else None) for _, day in read]
    found: dict[int, tuple[Finding, ...]] = {}
    for today in dict.fromkeys(days):
        _, corpus, _ = options.read(against, config, today)
        sources = Sources(corpus.articles, sentences.split, study.insertions)
        for n, (statements, _) in enumerate(read):
            if days[n] == today:
                found[n] = tuple(judge(s, sources) for s in statements)
    return [(path, found[n]) for n, path in enumerate(briefs)]


def _opened(path: Path) -> tuple[tuple[Statement, ...], date | None]:
    """What a brief claims to quote, and the day on which it says it was made."""
    from briefing.verify import UnreadableBrief, created, opening, statements

    try:
        data = opening.load(path)
        found = statements(data, path.suffix)
    except UnreadableBrief as error:
        raise UnreadableBrief(f"{path}: {error}") from None
    moment = created(data, path.suffix)
    return found, moment.date() if moment else None


def spread(arguments: Sequence[str]) -> list[str]:
    """``--against a b`` as ``--against a --against b``: bare words after it are corpora."""
    spread: list[str] = []
    following = False
    for word in arguments:
        option = word.startswith("-") and word != "-"
        if following and not option and spread[-1] != "--against":
            spread.append("--against")
        following = word == "--against" or (following and not option)
        spread.append(word)
    return spread


def _quotes(findings: Sequence[Finding]) -> bool:
    return any(f.statement.kind == "quotation" for f in findings)


def _print_lines(results: Sequence[tuple[Path, Sequence[Finding]]]) -> None:
    from briefing.verify.matching import shown

    for path, findings in results:
        for f in findings:
            citation = f.statement.citation
            record = {
                "brief": str(path),
                "kind": f.statement.kind,
                "verdict": f.verdict,
                "text": shown(f.statement.text, f.statement.layout),
                "number": citation.number,
                "paragraph": citation.paragraph,
                "article": citation.article,
                "start": citation.start,
                "end": citation.end,
                "why": f.why,
                "nearest": f.nearest,
                "place": f.place,
                "differs": [{"source": a, "brief": b} for a, b in f.differs],
            }
            print(json.dumps(record, ensure_ascii=False))


def _print_tables(results: Sequence[tuple[Path, Sequence[Finding]]]) -> None:
    for path, findings in results:
        bad = [f for f in findings if not f.good]
        if bad:
            _print_faults(bad)
        print(f"{path}: {_summed(findings)}")


def _summed(findings: Sequence[Finding]) -> str:
    """``74 quotations, 21 headlines: all verbatim``, or how many of them are not."""
    if not _quotes(findings) and all(f.good for f in findings):
        return "it quotes nothing, so there is nothing to check"
    counts = Counter(f.statement.kind for f in findings)
    told = ", ".join(f"{n} {_NAMES[kind][n != 1]}" for kind, n in counts.items())
    verdicts = Counter(f.verdict for f in findings if not f.good)
    if not verdicts:
        return f"{told}: all verbatim"
    return f"{told}: " + ", ".join(f"{n} {verdict}" for verdict, n in verdicts.items())


_NAMES = {
    "quotation": ("quotation", "quotations"),
    "support": ("supporting place", "supporting places"),
    "headline": ("headline", "headlines"),
    "uncited": ("sentence without reference", "sentences without reference"),
    "source": ("source", "sources"),
}


def _print_faults(findings: Sequence[Finding]) -> None:
    from briefing.verify.matching import shown

    for f in findings:
        words = "; ".join(f"“{a}” → “{b}”" for a, b in f.differs)
        print(f"{f.verdict}  {f.statement.citation}  {f.why}" + (f": {words}" if words else ""))
        print(f"    brief   {shown(f.statement.text, f.statement.layout)}")
        if f.nearest:
            print(f"    source  {f.nearest}  ({f.place})")
        print()
