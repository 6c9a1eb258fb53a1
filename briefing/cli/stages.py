"""Every stage as a command of its own: a readable table, or JSON Lines with ``--json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import app, options

if TYPE_CHECKING:
    from briefing.model import Article, Quote


@app.command()
def read(
    paths: options.Paths = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Show the articles with what is known of each: date, place, source, and how it is known."""
    _, corpus, _ = options.read(paths, config, now, since=since, until=until)
    options.report(corpus.problems)
    if as_json:
        _print_lines(map(_article, corpus.articles))
        return
    _print_table(
        ("published", "basis", "source", "place", "title"),
        ((_when(a), a.published.basis, a.outlet, a.place or "", a.title) for a in corpus.articles),
    )


@app.command()
def events(
    paths: options.Paths = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Group the articles by event.

    briefing explain says why an article is in its event. Example: briefing events my-articles
    """
    from briefing import stages

    _, corpus, _ = options.corpus(paths, config, now, since=since, until=until)
    found, _ = stages.events(corpus)
    options.report(corpus.problems)
    refs = {a.id: a.ref for a in corpus.articles}
    if as_json:
        _print_lines(
            {
                "id": e.id,
                "title": e.title,
                "start": _iso(e.start),
                "end": _iso(e.end),
                "articles": [{"id": key, "ref": refs[key]} for key in e.articles],
            }
            for e in found
        )
        return
    _print_table(
        ("event", "from", "to", "articles", "title"),
        ((e.id, _day(e.start), _day(e.end), str(len(e.articles)), e.title) for e in found),
    )


@app.command()
def summarise(
    paths: options.Paths = None,
    words: Annotated[int, typer.Option(min=10, help="Most words.")] = 150,
    by: Annotated[
        str | None, typer.Option(metavar="RANKER", help="coverage, lead, lexrank, textrank, lsa…")
    ] = None,
    config: options.Config = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Summarise all articles as one event, in sentences of theirs."""
    from briefing import stages

    settings, corpus, _ = options.corpus(paths, config, now)
    claims = stages.summary(corpus, words=words, by=by or settings.ranker)
    options.report(corpus.problems)
    articles = {a.id: a for a in corpus.articles}
    if as_json:
        _print_lines(
            {
                "text": s.text,
                "article": s.article,
                "ref": articles[s.article].ref,
                "start": s.start,
                "end": s.end,
            }
            for s in (c.sentence for c in claims)
        )
        return
    for claim in claims:
        article = articles[claim.sentence.article]
        print(f"{' '.join(claim.sentence.text.split())}")
        print(f"    — {article.outlet}, {article.ref}, paragraph {claim.sentence.paragraph}\n")


@app.command()
def sections(
    paths: options.Paths = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Show every passage that touches an issue, and why.

    briefing issues explain "a passage" shows the scores. Example: briefing sections my-articles
    """
    from briefing import stages

    settings, corpus, _ = options.corpus(paths, config, now, since=since, until=until)
    options.report(corpus.problems)
    refs = {a.id: a.ref for a in corpus.articles}
    found = stages.passages(corpus, settings)
    if as_json:
        _print_lines(
            {
                "ref": refs[p.sentence.article],
                "start": p.sentence.start,
                "end": p.sentence.end,
                "text": p.sentence.text,
                "issues": [
                    {"issue": m.issue, "score": m.score, "because": list(m.because)}
                    for m in p.matches
                ],
            }
            for p in found
        )
        return
    _print_table(
        ("issues", "because", "passage", "in"),
        (
            (
                ", ".join(m.issue for m in p.matches),
                ", ".join(dict.fromkeys(word for m in p.matches for word in m.because)),
                p.sentence.text,
                refs[p.sentence.article],
            )
            for p in found
        ),
    )


@app.command()
def quotes(
    paths: options.Paths = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Show who said what: quotations and reported statements with speaker and cue.

    Kinds: direct, all of it in quotation marks; mixed, part of it; indirect, none. With --json
    also the role as the report gives it, whether the speaker is unnamed, and denials.

    Example: briefing quotes my-articles --since 2024-06-01 --json
    """
    from briefing import stages

    _, corpus, _ = options.corpus(paths, config, now, since=since, until=until)
    options.report(corpus.problems)
    refs = {a.id: a.ref for a in corpus.articles}
    found = stages.quotations(corpus)
    if as_json:
        _print_lines(
            {
                "ref": refs[q.article],
                "start": q.start,
                "end": q.end,
                "text": q.text,
                "speaker": q.speaker,
                "role": q.role,
                "cue": q.cue,
                "kind": q.kind,
                "anonymous": q.anonymous,
                "denial": q.denial,
                "via": q.via,
            }
            for q in found
        )
        return
    _print_table(
        ("speaker", "cue", "kind", "words", "in"),
        ((_speaker(q), q.cue or "", q.kind, q.text, refs[q.article]) for q in found),
    )


@app.command()
def compare(
    paths: options.Paths = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Show where the sources of an event differ: figures, speakers, roles.

    Both sentences are shown, and nothing is resolved. A difference is a conflict (both cannot be
    right), an update (a later report revises it), a rounding, or one of currency, period or scope.

    Example: briefing compare my-articles --json
    """
    from briefing import stages

    _, corpus, _ = options.corpus(paths, config, now, since=since, until=until)
    options.report(corpus.problems)
    refs = {a.id: a.ref for a in corpus.articles}
    for event, found in stages.disagreements(corpus):
        sides = [
            {
                "ref": refs[sentence.article],
                "start": start,
                "end": end,
                "text": sentence.text[start - sentence.start : end - sentence.start],
                "sentence": sentence.text,
            }
            for sentence, (start, end) in zip(found.sentences, found.spans, strict=True)
        ]
        if as_json:
            record = {"event": event.id, "kind": found.kind, "nature": found.nature}
            _print_lines([record | {"note": found.note, "sides": sides}])
            continue
        print(f"{event.title}\n  {found.kind}, {found.nature}: {found.note}")
        for side in sides:
            print(f"    {side['ref']}: {' '.join(side['sentence'].split())}")
        print()


def _speaker(quote: Quote) -> str:
    name = quote.speaker or "not told"
    return f"{name} (unnamed)" if quote.anonymous else name


def _article(article: Article) -> dict:
    published = article.published
    return {
        "id": article.id,
        "ref": article.ref,
        "path": article.path,
        "title": article.title,
        "title_given": article.title_given,
        "text": article.text,
        "published": _iso(published.at),
        "published_basis": published.basis,
        "published_precision": published.precision,
        "published_evidence": published.evidence,
        "source": article.source,
        "origin": article.origin,
        "place": article.place,
        "authors": list(article.authors),
        "language": article.language,
        "url": article.url,
    }


def _print_lines(records: Iterable[dict]) -> None:
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def _print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*headings, box=None, header_style="bold", padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    Console().print(table)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""


def _when(article: Article) -> str:
    """The publication date as far as it is known."""
    at, precision = article.published.at, article.published.precision
    if at is None:
        return "unknown"
    return at.strftime({"year": "%Y", "month": "%Y-%m"}.get(precision or "day", "%Y-%m-%d"))
