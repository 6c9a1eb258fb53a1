"""Which event or article somebody means by an id, the beginning of one, a path or part of a title.

Knows names only. A name that fits several things is no name: the error lists them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from briefing.errors import UsageError
from briefing.model import Article, Event, LedgerLine

LEAST = 4
"""Characters from which the beginning of an id will do."""

SHOWN = 8
"""Most choices that an error lists."""

COMPARED = 500
"""Most names that an unknown one is compared with letter by letter: each takes 0.1 ms."""

Subject = Event | Article | LedgerLine


def find(
    name: str,
    events: Sequence[Event],
    articles: Sequence[Article],
    aside: Sequence[LedgerLine] = (),
) -> Subject:
    """The one thing that ``name`` fits best: wholly, then as the beginning of an id, then as part
    of a reference, path or title (whatever its case).

    ``aside``: what was not used. Raises UsageError with the choices where nothing fits, or more
    than one thing equally well.
    """
    things: list[tuple[Subject, tuple[str, ...], tuple[str, ...]]] = [
        *((e, (e.id,), ()) for e in events),
        *((a, (a.id,), (a.ref, a.path, a.title)) for a in articles),
        *((line, (), (line.ref, line.title, line.why)) for line in aside),
    ]
    name = name.strip().removeprefix("./")
    part = " ".join(name.casefold().split())
    tests = (
        lambda ids, names: name in ids or name in names,
        lambda ids, names: len(name) >= LEAST and any(i.startswith(name) for i in ids),
        lambda ids, names: bool(part) and any(part in n.casefold() for n in names),
    )
    for fits in tests:
        found = [thing for thing, ids, names in things if fits(ids, names)]
        if len(found) == 1:
            return found[0]
        if found:
            told = "\n".join(f"  {_told(thing)}" for thing in found[:SHOWN])
            more = f"\n  and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            raise UsageError(f"{name!r} fits more than one thing; say which:\n{told}{more}")
    raise UsageError(f"{name!r} is no event or article here.{_near(part, things)}")


def _near(part: str, things: Iterable[tuple[Subject, tuple[str, ...], tuple[str, ...]]]) -> str:
    known = {n.casefold(): t for t, ids, names in things for n in (*ids, *names) if n}
    words = set(part.split())
    likely = sorted(known, key=lambda n: (-len(words & set(n.split())), abs(len(n) - len(part)), n))
    close = difflib.get_close_matches(part, likely[:COMPARED], n=3, cutoff=0.5)
    told = dict.fromkeys(_told(known[n]) for n in close)
    return "" if not told else " Did you mean:\n" + "\n".join(f"  {line}" for line in told)


def _told(thing: Subject) -> str:
    if isinstance(thing, Event):
        return f"event {thing.id}  {thing.title}"
    if isinstance(thing, Article):
        return f"{thing.id}  {thing.ref}  {thing.title}"
    return f"{thing.ref}  {thing.title} ({thing.fate})"
