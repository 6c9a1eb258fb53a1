"""Feeds and pages on the web to files in a folder: each article once, however often it runs.

The only stage that reaches into the network. Decisions are apart from effects:

- decide: :mod:`settings` (what to collect), :mod:`addresses` (which may be asked), :mod:`keys`
  (which are one article), :mod:`robots`, :mod:`retry`, :mod:`choice` (what to fetch),
  :mod:`record` (what a file says);
- act: :mod:`web` (one request), :mod:`visits` (a host's turn), :mod:`shelf` (the folder),
  :mod:`state` (what the next run should know), :mod:`rounds` (all of it in order).

Knows nothing of how feeds and pages are read: the function that parses a feed is handed in, and
pages are kept as they are served.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.collect.entries import Entry, ParseFeed
from briefing.collect.settings import Feed, Page, Plan, parse
from briefing.collect.shelf import Busy, locked
from briefing.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.collect.rounds import Progress, Source
    from briefing.collect.state import Failure
    from briefing.collect.visits import Clock
    from briefing.collect.web import Resolve

__all__ = ["Busy", "Entry", "Feed", "Page", "ParseFeed", "Plan", "failures", "fetch", "parse"]


def fetch(
    plan: Plan,
    *,
    parse_feed: ParseFeed,
    clock: Clock,
    progress: Progress | None = None,
    resolve: Resolve | None = None,
) -> tuple[Source, ...]:
    """Bring what the plan names into its folder; what became of each source, in the plan's order.

    A source that fails costs only itself and is told of in its place. ``resolve`` stands in for
    the system's name service. Raises :class:`Busy` where another run is at work in the folder,
    and BriefingError where the folder cannot be written.
    """
    import asyncio

    from briefing import files
    from briefing.collect import state
    from briefing.collect.rounds import Round
    from briefing.collect.visits import Visits
    from briefing.collect.web import Web

    async def run(shelf, memory: state.State) -> tuple[Source, ...]:
        async with Web(plan, resolve) as web:
            visits = Visits(web, plan, clock, memory.hosts)
            memory.hosts = visits.left
            work = Round(
                plan,
                shelf,
                memory,
                visits=visits,
                parse_feed=parse_feed,
                clock=clock,
                progress=progress or (lambda done, total: None),
            )
            return await work.run()

    with locked(plan.folder) as shelf:
        path = plan.folder / state.NAME
        memory = state.load(path)
        try:
            return asyncio.run(run(shelf, memory))
        finally:  # also after an interruption: what has been learnt so far stays true
            named = [state.name(f.url, full_text=f.full_text) for f in plan.feeds]
            named += [page.url for page in plan.pages]
            files.publish({path: state.dump(memory.pruned(named, clock.now()))})


def failures(folder: Path) -> tuple[Problem, ...]:
    """The sources of a folder that failed when ``fetch`` last asked them, by name.

    None where nothing was ever fetched into it, or what the runs remember cannot be read.
    """
    from briefing.collect import state

    known = state.load(folder / state.NAME).failures.values()
    told = (Problem(f.source, "fetch", f"{f.why} ({_days(f)})") for f in known)
    return tuple(sorted(told, key=lambda problem: (problem.source, problem.message)))


def _days(failure: Failure) -> str:
    if failure.since == failure.last:
        return f"on {failure.last}"
    return f"since {failure.since}, last asked on {failure.last}"
