"""What to collect, and how considerately: the ``[fetch]`` table of ``briefing.toml``.

Knows nothing of the web. The table is checked as the rest of the file is: unknown keys are errors,
and every mistake is reported at once with its dotted path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__
from briefing.collect import addresses
from briefing.collect.faults import Refused
from briefing.errors import SettingsError

USER_AGENT = f"briefing/{__version__} (news collector; follows robots.txt)"


@dataclass(frozen=True, slots=True)
class Feed:
    """An RSS, Atom or JSON feed."""

    url: str
    source: str = ""
    """The outlet, where the user knows better than the feed or its pages."""
    full_text: bool = False
    """Whether to follow each entry's link and keep the page, not only what the feed says."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, asked for in every run and replaced where it changed."""

    url: str
    source: str = ""


def called(asked: Feed | Page) -> str:
    """What a reader knows a source by. Queries are left out: some hold a subscriber's key."""
    address, query, _ = asked.url.partition("?")
    address += "?…" if query else ""
    return f"{asked.source} ({address})" if asked.source else address


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run needs to know."""

    feeds: tuple[Feed, ...] = ()
    pages: tuple[Page, ...] = ()
    folder: Path = Path("corpus")
    delay: float = 2.0
    """Least seconds between two requests to one host."""
    timeout: float = 20.0
    """Most seconds to connect, and of silence while an answer is read."""
    max_bytes: int = 10_000_000
    """Most bytes of one answer, as sent and unpacked."""
    max_items: int = 100
    """Most new articles of one feed in one run; the others wait for the next."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts, by the name that addresses use, that may be private or this machine itself."""
    user_agent: str = USER_AGENT

    @property
    def deadline(self) -> float:
        """Most seconds for one whole answer, however steadily it drips."""
        return 3 * self.timeout


def parse(
    table: Mapping[str, object], *, name: str = "briefing.toml", folder: Path = Path()
) -> Plan:
    """The plan that a ``[fetch]`` table states; ``folder`` anchors its relative folder.

    Raises SettingsError that lists every mistake, one a line.
    """
    from pydantic import ValidationError

    try:
        stated = _schema().model_validate(dict(table))
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(name, error))) from error
    return Plan(
        feeds=tuple(Feed(f.url, f.source.strip(), f.full_text) for f in stated.feeds),
        pages=tuple(Page(p.url, p.source.strip()) for p in stated.pages),
        folder=folder / stated.folder,
        delay=stated.delay,
        timeout=stated.timeout,
        max_bytes=stated.max_bytes,
        max_items=stated.max_items,
        allow_hosts=tuple(host.strip().rstrip(".").lower() for host in stated.allow_hosts),
        user_agent=stated.user_agent,
    )


def _schema():
    """The shape of the table. Made on demand: pydantic is no part of ``briefing --help``."""
    from typing import Annotated

    from pydantic import AfterValidator, BaseModel, ConfigDict, Field

    class Table(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)

    default = Plan()
    Url = Annotated[str, AfterValidator(_url)]

    class PageTable(Table):
        url: Url
        source: str = ""

    class FeedTable(PageTable):
        full_text: bool = False

    class FetchTable(Table):
        feeds: Annotated[list[FeedTable], AfterValidator(_once)] = []
        pages: Annotated[list[PageTable], AfterValidator(_once)] = []
        folder: str = str(default.folder)
        delay: Annotated[float, Field(ge=0, le=3600)] = default.delay
        timeout: Annotated[float, Field(gt=0, le=600)] = default.timeout
        max_bytes: Annotated[int, Field(ge=1000, le=1_000_000_000)] = default.max_bytes
        max_items: Annotated[int, Field(ge=1, le=100_000)] = default.max_items
        allow_hosts: list[str] = []
        user_agent: Annotated[str, Field(pattern=r"^[A-Za-z][ -~]*$", max_length=500)] = USER_AGENT

    return FetchTable


def _url(value: str) -> str:
    try:
        return addresses.checked(value)
    except Refused as refused:
        raise ValueError(str(refused)) from None


def _once(tables: list) -> list:
    seen: set[str] = set()
    for table in tables:
        if table.url in seen:
            raise ValueError(f"{table.url} is named twice")
        seen.add(table.url)
    return tables


def _lines(name: str, error) -> list[str]:
    """One line a mistake: file, dotted path, what is wrong."""
    lines = []
    for mistake in error.errors():
        where = ".".join(("fetch", *map(str, mistake["loc"])))
        what = "unknown key" if mistake["type"] == "extra_forbidden" else mistake["msg"]
        what = what.removeprefix("Value error, ")
        lines.append(f"{name}: {where}: {what[0].lower()}{what[1:]}")
    return lines
