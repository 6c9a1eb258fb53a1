"""A server for every test that asks for one, and a run of ``fetch`` against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from briefing import collect
from briefing.cli.fetch import feed_entries
from tests.collect.site import FakeClock, Site, names

HOSTS = ("localhost", "a.test", "b.test")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@dataclass
class Desk:
    """A corpus and the means to fill it; all hosts of the tests lead to the one server."""

    folder: Path
    plan: collect.Plan
    clock: FakeClock = field(default_factory=FakeClock)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    """Where names lead instead; every other name leads to the server."""

    def fetch(self, *feeds: str, pages: tuple[str, ...] = (), full_text: bool = False, **plan):
        """What became of the sources of one run."""
        plan = replace(
            self.plan,
            feeds=tuple(collect.Feed(url, full_text=full_text) for url in feeds),
            pages=tuple(collect.Page(url) for url in pages),
            **plan,
        )
        return self.run(plan)

    def run(self, plan: collect.Plan):
        return collect.fetch(plan, parse_feed=feed_entries, clock=self.clock, resolve=self.resolve)

    async def resolve(self, host: str, port: int) -> list[str]:
        return self.addresses.get(host, ["127.0.0.1"])

    def files(self) -> list[Path]:
        """The articles, in the order of their names."""
        return sorted(p for p in self.folder.rglob("*") if p.is_file() and p.name[0] != ".")

    def names(self) -> list[str]:
        return names(self.files())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "corpus"
    plan = collect.Plan(folder=folder, timeout=5.0, allow_hosts=HOSTS, max_bytes=200_000)
    return Desk(folder, plan)
