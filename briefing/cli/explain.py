"""``briefing explain``: why articles are one event, what nearly joined, why one stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import app, options
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.changes import Previous
    from briefing.group import Apart, Member, Tie, Word
    from briefing.model import Article, Event
    from briefing.pipeline import Explained


@app.command()
def explain(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="EVENT|ARTICLE",
            help="Id of an event or article or its beginning; reference or path of an article; "
            "or words of its title.",
        ),
    ],
    paths: options.Paths = None,
    brief: Annotated[
        Path | None,
        typer.Option(metavar="BRIEF.json", help="A brief of these articles, whose ids to go by."),
    ] = None,
    config: options.Config = None,
    since: options.Since = None,
    until: options.Until = None,
    now: options.Now = None,
    as_json: options.Json = False,
) -> None:
    """Say why an event's articles are together, what nearly joined, or why an article stands alone.

    The first word is the event or article, all others are files and folders to read.
    """
    from briefing import stages

    if Path(subject).is_dir():
        raise UsageError(
            f"{subject} is a folder; name an event or article first, then what to read"
        )
    previous = _brief(brief)
    _, corpus, _ = options.corpus(paths, config, now, since=since, until=until)
    found = stages.explain(corpus, subject, previous=previous)
    if as_json:
        print(json.dumps(_record(found), ensure_ascii=False))
    else:
        for line in _told(found):
            print(line)


def _brief(path: Path | None) -> Previous | None:
    from briefing import changes

    if path is None:
        return None
    try:
        return changes.parse(path.read_bytes(), name=str(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from error


def _told(found: Explained) -> Iterable[str]:
    if found.line and not found.reasons:
        yield f"{found.line.ref}: {found.line.fate}, and in no event"
        yield f"  {found.line.why}"
        return
    if found.article:
        yield from _told_article(found)
        yield ""
    yield from _told_event(found)


_FATES = {
    "cited": "cited in the brief",
    "read": "read",
    "copy": "a copy, which has no say in its event",
    "updated": "replaced by a later version, which speaks in its place",
}


def _told_article(found: Explained) -> Iterable[str]:
    article, reasons, line = found.article, found.reasons, found.line
    alone = len({m.speaker for m in reasons.members}) == 1
    yield f"Article {article.id}: {_named(article)}"
    yield f"  {article.ref}"
    yield f"  {_FATES[line.fate]}. {line.why}"
    if found.ties.inside:
        yield "Its strongest ties within its event"
        yield from (_tie(tie, found) for tie in found.ties.inside)
    elif alone:
        yield f"No other report is in its event: none reaches {reasons.bar:.2f} with it"
    if found.ties.outside:
        yield "Its strongest ties outside"
        yield from (_tie(tie, found) for tie in found.ties.outside)
    elif not found.ties.inside:
        yield "Nothing else read here resembles it enough to be compared"


def _told_event(found: Explained) -> Iterable[str]:
    reasons, event = found.reasons, found.reasons.event
    speaking = len({m.speaker for m in reasons.members})
    yield f"Event {event.id}: {_quoted(event.title)}"
    repeats = sum(m.speaker != m.article for m in reasons.members)
    told = f"; {repeats} of those below repeat another and have no say" if repeats else ""
    yield f"  {_count(event)}{told}"
    if found.story:
        others = [found.events[key] for key in found.story.events if key != event.id]
        yield f"  part of story {found.story.id}, with {len(others)} more:"
        yield from (f"    {e.id}  {_day(e)}  {_quoted(e.title)}" for e in others[:8])
    yield "Why they are together" if speaking > 1 else "What it is about"
    for kind, label in (("name", "names"), ("number", "numbers"), ("word", "words")):
        words = [w for w in reasons.shared if w.kind == kind]
        if words:
            yield f"  {label:<8} {_words(words)}"
    if reasons.days is not None:
        yield f"  {'time':<8} {_days(reasons.days)} from first to last"
    yield "Articles (likeness: 1 is typical of two long reports of one event)"
    for member in reasons.members:
        yield from _member(member, found)
    if len(event.articles) > len(reasons.members):
        yield f"  and {len(event.articles) - len(reasons.members)} more"
    yield f"What nearly joined (from {reasons.bar:.2f} two events are one)"
    for apart in reasons.near:
        yield from _apart(apart, found)
    if not reasons.near:
        yield "  nothing else read here resembles it enough to be compared"


def _member(member: Member, found: Explained) -> Iterable[str]:
    article = found.articles[member.article]
    yield f"  {_named(article)}  [{article.ref}]"
    lineage = found.lineage[article.id]
    if member.speaker != article.id:
        yield f"      {lineage.evidence}"
    elif member.nearest:
        tie = member.nearest
        yield (
            f"      likeness {member.likeness:.2f} on average; {tie.likeness:.2f} with "
            f"[{found.articles[tie.other].ref}]: {_words(tie.words) or 'no word of its own'}"
        )


def _tie(tie: Tie, found: Explained) -> str:
    return f"  {tie.likeness:5.2f}  {_named(found.articles[tie.other])}: {_common(tie)}"


def _common(tie: Tie) -> str:
    parts = [_words(tie.words) or "no word in common"]
    if tie.fading > 1:
        parts.append("within hours of each other")
    elif tie.days:
        parts.append(f"{_days(tie.days)} apart, which leaves {tie.fading:.0%} of their likeness")
    elif tie.days is None:
        parts.append(f"one is undated, which leaves {tie.fading:.0%} of their likeness")
    if tie.filled:
        parts.append("short, so words of the nearest articles count too")
    return "; ".join(parts)


def _apart(apart: Apart, found: Explained) -> Iterable[str]:
    event = found.events[apart.event]
    yield f"  {apart.score:.2f}  {event.id}  {_quoted(event.title)}, {_count(event)}"
    yield f"        in common   {_common(apart.closest)}"
    yield f"        only here   {_words(apart.ours)}"
    yield f"        only there  {_words(apart.theirs)}"


def _days(days: float) -> str:
    return f"{days:g} day{'s' * (days != 1)}"


def _words(words: Sequence[Word]) -> str:
    return ", ".join(word.text for word in words)


def _named(article: Article) -> str:
    at = article.published.at
    day = f"{at:%Y-%m-%d}" if at else "undated"
    return f"{day}  {article.outlet}  {_quoted(article.title)}"


def _quoted(title: str) -> str:
    return f"“{' '.join(title.split())}”"


def _count(event: Event) -> str:
    number = len(event.articles)
    return f"{number} article{'s' * (number != 1)}, {_day(event)}"


def _day(event: Event) -> str:
    if not event.start:
        return "undated"
    days = dict.fromkeys((f"{event.start:%Y-%m-%d}", f"{event.end:%Y-%m-%d}"))
    return " to ".join(days)


def _record(found: Explained) -> dict:
    """One flat record: ids throughout, with what names them under ``articles`` and ``events``."""
    record = {
        "article": found.article and found.article.id,
        "fate": found.line and asdict(found.line),
        "event": found.reasons and asdict(found.reasons),
        "ties": found.ties and asdict(found.ties),
        "story": found.story and asdict(found.story),
    }
    ids = {key for key in _strings(record) if key in found.articles or key in found.events}
    record["articles"] = {
        key: {"ref": a.ref, "title": a.title, "outlet": a.outlet, "published": _plain(a)}
        for key, a in found.articles.items()
        if key in ids
    }
    record["events"] = {key: e.title for key, e in found.events.items() if key in ids}
    return json.loads(json.dumps(record, default=lambda at: at.isoformat().replace("+00:00", "Z")))


def _plain(article: Article) -> str | None:
    at = article.published.at
    return at.isoformat().replace("+00:00", "Z") if at else None


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)
