"""One round: ask the sources, choose, ask for the pages, write what came.

Feeds first, all of them, so that what is chosen does not hang on which host is fastest; then the
pages, as hosts allow. Every article is on disk as soon as it has come, so that a run that is
killed loses nothing but the time. Knows nothing of how a feed is parsed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from briefing.collect import keys, record, state
from briefing.collect.choice import Choice, Listing, choose
from briefing.collect.entries import Entry, ParseFeed
from briefing.collect.faults import Fault
from briefing.collect.settings import Feed, Page, Plan, called
from briefing.collect.shelf import Shelf
from briefing.collect.visits import Clock, Visits
from briefing.collect.web import Answer
from briefing.model import Problem

Progress = Callable[[int, int], None]
"""``progress(done, total)``, called as feeds and pages get done; the total may grow."""

_ACCEPT_FEED = {
    "Accept": "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
}
_ACCEPT_PAGE = {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"}
_LONGEST_VALIDATOR = 1_000


@dataclass(slots=True)
class Source:
    """What became of one feed or page of the settings."""

    url: str
    new: int = 0
    """Articles written for the first time."""
    changed: int = 0
    """Articles whose file was replaced: a feed's words by the page, a page by a later one."""
    known: int = 0
    """Articles that were there already."""
    unchanged: bool = False
    """Whether it has not changed since the last run."""
    moved: str = ""
    """Where it has moved for good; "" where it is in its place."""
    failed: str = ""
    """Why nothing could be had of it; "" where something could."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(Address, what went wrong) of single articles."""

    def problems(self) -> tuple[Problem, ...]:
        """The source's own failure, and the others, those of one kind together."""
        found = [Problem(self.url, "fetch", self.failed)] if self.failed else []
        if self.moved:
            why = f"has moved for good to {self.moved}; change it in the settings"
            found.append(Problem(self.url, "fetch", why, fatal=False))
        alike: dict[str, list[str]] = {}
        for url, why in self.notes:
            alike.setdefault(why, []).append(url)
        for why, urls in alike.items():
            more = f" (and {len(urls) - 1} more of {self.url})" if len(urls) > 1 else ""
            found.append(Problem(urls[0], "fetch", why + more, fatal=False))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed on its way through the round."""

    feed: Feed
    source: Source
    listing: Listing | None = None
    """None where it could not be had, or has not changed."""
    validators: Mapping[str, str] = field(default_factory=dict)


class Round:
    """The work of one run in one folder. ``memory`` is updated as it goes."""

    def __init__(
        self,
        plan: Plan,
        shelf: Shelf,
        memory: state.State,
        *,
        visits: Visits,
        parse_feed: ParseFeed,
        clock: Clock,
        progress: Progress,
    ) -> None:
        self._plan = plan
        self._shelf = shelf
        self._memory = memory
        self._visits = visits
        self._parse_feed = parse_feed
        self._clock = clock
        self._progress = progress
        self._done = 0
        self._total = len(plan.feeds) + len(plan.pages)

    async def run(self) -> tuple[Source, ...]:
        """What became of every source, feeds first, in the order of the settings."""
        self._progress(0, self._total)
        feeds = await asyncio.gather(*map(self._list, self._plan.feeds))
        listed = [feed for feed in feeds if feed.listing]
        chosen = self._choose([feed.listing for feed in listed if feed.listing])
        self._total += sum(choice.step == "follow" for choices in chosen for choice in choices)
        pages = [(page, Source(page.url)) for page in self._plan.pages]
        await asyncio.gather(
            *(self._collect(*pair) for pair in zip(listed, chosen, strict=True)),
            *(self._renew(page, source) for page, source in pages),
        )
        asked = [(_name(feed.feed), feed.feed, feed.source) for feed in feeds]
        asked += [(page.url, page, source) for page, source in pages]
        for name, which, source in asked:
            self._memory.ended(name, called(which), source.failed, self._today())
        return tuple(source for *_, source in asked)

    async def _list(self, feed: Feed) -> _Feed:
        source = Source(feed.url)
        found = _Feed(feed, source)
        known = self._memory.headers(_name(feed))
        try:
            answer = await self._visits.get(feed.url, {**_ACCEPT_FEED, **known})
            source.moved = answer.url if answer.moved else ""
            if answer.status == 304:
                source.unchanged = True
            else:
                entries = await self._entries(answer)
                listing = Listing(feed, answer.url, entries)
                found = _Feed(feed, source, listing, _validators(answer))
        except Fault as fault:
            source.failed = str(fault)
        self._step()
        return found

    async def _entries(self, answer: Answer) -> tuple[Entry, ...]:
        """In a thread, as a large feed takes seconds and the other hosts' time runs on."""
        try:
            return tuple(await asyncio.to_thread(self._parse_feed, answer.body, answer.url))
        except Exception as error:  # a library's bug on one feed must not cost the others
            why = f"no usable feed: {str(error) or type(error).__name__}"
            raise Fault(why[:300]) from error

    def _choose(self, listings: Sequence[Listing]) -> tuple[tuple[Choice, ...], ...]:
        links = self._memory.links
        named = {keys.key(page.url) for page in self._plan.pages}
        chosen = choose(
            listings,
            is_there=lambda key: self._shelf.path(key) is not None,
            is_page=lambda key: key in named or self._shelf.has_page(self._memory.page_of(key)),
            is_dead=lambda key: key in links and links[key].is_dead,
            most=self._plan.max_items,
        )
        for choice in (one for choices in chosen for one in choices):
            if choice.key in links:
                links[choice.key].seen = self._today().isoformat()
        return chosen

    async def _collect(self, found: _Feed, choices: tuple[Choice, ...]) -> None:
        """Takes a feed's articles; only when none is left over may the feed say "not modified"."""
        links = self._memory.links
        # What failed before comes last, so that it cannot keep the others from their turn.
        in_order = sorted(choices, key=lambda one: links[one.key].days if one.key in links else 0)
        settled = await asyncio.gather(*(self._take(found, choice) for choice in in_order))
        source = found.source
        if choices and all(choice.step == "empty" for choice in choices):
            source.failed = "its entries hold no text" + (
                ", and none of their links leads to an article"
                if found.feed.full_text
                else "; full_text = true would follow their links"
            )
        elif source.notes and not (source.new or source.changed or source.known):
            source.failed = f"none of its articles could be had; the first {source.notes[0][1]}"
        # A feed that brought nothing is read again, lest "not modified" passed for success.
        if all(settled) and not source.failed:
            self._memory.sources[_name(found.feed)] = dict(found.validators)

    async def _take(self, found: _Feed, choice: Choice) -> bool:
        """Takes one article; whether nothing of it is left for a later run."""
        if choice.step == "follow":
            return await self._follow(found, choice)
        if choice.step == "keep":
            self._keep(found, choice)
        elif choice.step == "known":
            found.source.known += 1
        return choice.step != "later"

    async def _follow(self, found: _Feed, choice: Choice) -> bool:
        try:
            answer = _page(await self._visits.get(choice.url, _ACCEPT_PAGE), asked=choice.url)
        except Fault as fault:
            found.source.notes.append((choice.url, str(fault)))
            if fault.kind != "left":
                lasting = fault.kind == "lasting"
                self._memory.failed(choice.key, lasting=lasting, today=self._today())
            if self._shelf.path(choice.key) is None and choice.entry.text.strip():
                self._keep(found, choice)
            link = self._memory.links.get(choice.key)
            return link is not None and link.is_dead
        finally:
            self._step()
        at = keys.key(answer.url)
        if at != choice.key and self._shelf.has_page(at):
            found.source.known += 1
            self._shelf.drop_words(choice.key)
            self._memory.resolved(choice.key, at, self._today())
            return True
        known = self._shelf.path(choice.key) is not None
        data = record.page(
            answer.body,
            url=answer.url,
            fetched=self._clock.now(),
            content_type=answer.headers.get("content-type", ""),
            source=found.feed.source,
            feed=found.feed.url,
            entry=choice.entry,
        )
        name = keys.file_name(answer.url, choice.entry.title, at, choice.key)
        self._shelf.put(name, ".html", data)
        self._memory.links.pop(choice.key, None)
        found.source.changed += known
        found.source.new += not known
        return True

    def _keep(self, found: _Feed, choice: Choice) -> None:
        """Writes what the feed itself says."""
        data = record.from_feed(
            choice.entry,
            url=choice.url,
            fetched=self._clock.now(),
            source=found.feed.source,
            feed=found.feed.url,
        )
        name = keys.file_name(choice.url or found.feed.url, choice.entry.title, choice.key)
        self._shelf.put(name, ".json", data)
        found.source.new += 1

    async def _renew(self, page: Page, source: Source) -> None:
        """Takes a page of the settings if it is new or has changed."""
        key = keys.key(page.url)
        known = self._memory.headers(page.url) if self._shelf.has_page(key) else {}
        try:
            answer = await self._visits.get(page.url, {**_ACCEPT_PAGE, **known})
            source.moved = answer.url if answer.moved else ""
            if answer.status == 304:
                source.unchanged = True
                return
            _page(answer, asked=page.url)
        except Fault as fault:
            source.failed = str(fault)
            return
        finally:
            self._step()
        at = keys.key(answer.url)
        earlier = next((k for k in (at, key) if self._shelf.has_page(k)), None)
        if earlier and record.body_of(self._shelf.read(earlier)) == answer.body:
            source.unchanged = True
        else:
            data = record.page(
                answer.body,
                url=answer.url,
                fetched=self._clock.now(),
                content_type=answer.headers.get("content-type", ""),
                source=page.source,
            )
            self._shelf.put(keys.file_name(answer.url, "", at, key), ".html", data)
            source.changed += earlier is not None
            source.new += earlier is None
        self._memory.sources[page.url] = _validators(answer)

    def _today(self) -> date:
        return self._clock.now().date()

    def _step(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)


def _page(answer: Answer, *, asked: str) -> Answer:
    """The answer, if it is a page that can hold the article. Raises :class:`Fault` if not."""
    if not record.is_page(answer.body, answer.headers.get("content-type", "")):
        stated = answer.headers.get("content-type", "")[:60]
        raise Fault(f"is no HTML page ({stated})" if stated else "is no HTML page")
    # Sites that have taken an article down often send its readers to their front page.
    if urlsplit(asked).path.strip("/") and not urlsplit(answer.url).path.strip("/"):
        raise Fault("leads to a front page instead of the article")
    return answer


def _name(feed: Feed) -> str:
    return state.name(feed.url, full_text=feed.full_text)


def _validators(answer: Answer) -> dict[str, str]:
    found = {
        "etag": answer.headers.get("etag", ""),
        "modified": answer.headers.get("last-modified", ""),
    }
    return {name: v for name, v in found.items() if 0 < len(v) <= _LONGEST_VALIDATOR}
