"""Asking hosts with manners: one request at a time, a pause between them, robots.txt, retries.

Here the decisions of :mod:`robots` and :mod:`retry` meet the network of :mod:`web`. A host that
fails again and again, or asks for it, is left alone for the rest of the run; other hosts never
wait for it. Knows nothing of feeds and articles.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Protocol
from urllib.parse import urlsplit

from briefing.collect import addresses, retry, robots
from briefing.collect.faults import Fault, Refused
from briefing.collect.settings import Plan
from briefing.collect.web import Answer, Web

MOST_HOPS = 5
"""Redirects that are followed."""
MOST_FAILURES = 3
"""Addresses of one host that fail in a row before the host is left for the next run."""
LONGEST_DELAY = 60.0
"""Most seconds between requests that a robots.txt can ask for; more would not end in an hour."""


class Clock(Protocol):
    """Time, so that a test need not wait for it."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from any fixed point, never going back."""
        ...

    async def sleep(self, seconds: float) -> None: ...


@dataclass(slots=True)
class _Host:
    delay: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: float = 0.0
    """When it may be asked again, by the monotonic clock."""
    failures: int = 0
    left: str = ""
    """Why it is left alone; "" where it is not."""


class Visits:
    """One run's dealings with all hosts."""

    def __init__(
        self, web: Web, plan: Plan, clock: Clock, left: Mapping[str, datetime] | None = None
    ) -> None:
        self._web = web
        self._plan = plan
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, asyncio.Future[robots.Rules]] = {}
        self.left: dict[str, datetime] = {}
        """Hosts that asked to be left alone, with the end of it."""
        for host, until in (left or {}).items():
            if until > clock.now():
                self.left[host] = until
                self._host(host).left = f"its host asked to be left alone until {until:%H:%M} UTC"

    async def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The page at an address, redirects followed: status 200, 203 or 304.

        Raises :class:`Fault` with the reason where there is none to be had.
        """
        answer = await self._follow(url, headers, obey=True)
        if answer.status == 304 and not any(name.startswith("If-") for name in headers):
            raise Fault("says “not modified” to a first request", status=304)
        return answer

    async def _follow(self, url: str, headers: Mapping[str, str], *, obey: bool) -> Answer:
        base, seen, permanent = "", [], True
        while True:
            url = addresses.checked(url, base)
            if url in seen:
                raise Fault("its redirects run in a circle")
            if len(seen) > MOST_HOPS:
                raise Fault(f"redirected more than {MOST_HOPS} times")
            seen.append(url)
            if obey:
                await self._obey_robots(url)
            answer = await self._in_turn(url, headers)
            if answer.status not in retry.REDIRECTS:
                return replace(answer, moved=permanent and len(seen) > 1)
            if not answer.headers.get("location"):
                raise Fault("redirected to nowhere", status=answer.status)
            permanent = permanent and answer.status in (301, 308)
            base, url = url, answer.headers["location"]

    async def _in_turn(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer, once the host is free and rested, asked for more than once if need be."""
        name = addresses.host_of(url)
        host = self._host(name)
        async with host.turn:
            for tried in count(1):
                if host.left:
                    raise Fault(host.left, "left")
                await self._clock.sleep(max(host.ready - self._clock.monotonic(), 0.0))
                try:
                    answer = await self._web.ask(url, headers)
                    step = retry.after_answer(
                        answer.status,
                        answer.headers.get("retry-after"),
                        tried=tried,
                        now=self._clock.now(),
                    )
                except Fault as fault:
                    step = retry.after_fault(fault, tried=tried)
                host.ready = self._clock.monotonic() + host.delay
                if step is None:
                    host.failures = 0
                    return answer
                if isinstance(step, Fault):
                    self._note(name, host, step)
                    raise step
                host.ready = max(host.ready, self._clock.monotonic() + step.seconds)
        raise AssertionError("unreachable")

    def _note(self, name: str, host: _Host, fault: Fault) -> None:
        host.failures = host.failures + 1 if fault.kind == "passing" else 0
        if fault.kind == "left":
            host.left = str(fault)
            if fault.until:
                self.left[name] = fault.until
        elif host.failures >= MOST_FAILURES:
            host.left = f"its host failed {MOST_FAILURES} times in a row and is left for now"

    async def _obey_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = asyncio.ensure_future(self._rules(site))
        rules = await self._robots[site]
        host = self._host(addresses.host_of(url))
        host.delay = max(host.delay, min(rules.delay, LONGEST_DELAY))
        if not rules.allow(url):
            raise Fault("its robots.txt does not allow it")

    async def _rules(self, site: str) -> robots.Rules:
        """A site without robots.txt allows all; one that fails to say so, nothing (RFC 9309)."""
        try:
            answer = await self._follow(f"{site}/robots.txt", {}, obey=False)
        except Fault as fault:
            if isinstance(fault, Refused) or fault.kind == "left":
                raise
            if fault.kind == "lasting" and 400 <= (fault.status or 0) < 500:
                return robots.Rules()
            why = f"its robots.txt cannot be had: {fault}"
            raise Fault(why, fault.kind, status=fault.status) from fault
        return robots.parse(answer.body, self._plan.user_agent)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(delay=self._plan.delay)
        return self._hosts[name]
