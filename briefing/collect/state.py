"""What one run leaves for the next, in ``.fetch.json`` beside the articles.

What saves bandwidth and spares hosts: validators for conditional requests, hosts that asked to be
left alone, links that led to no page or to one that another link leads to. And what a brief made
from the folder should say: the sources that failed last. What has been collected is not in it (the
corpus itself tells), so the file can be deleted at any time. A damaged one is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

NAME = ".fetch.json"
MOST_DAYS = 3
"""Days on which a page is asked for in vain before it is given up: outages pass within them."""
_KEPT_FOR = timedelta(days=60)
"""How long a link is remembered after a feed last listed it."""
_MOST_BYTES = 100_000_000
"""Of the file: 60 days of links are some megabytes. A corpus may come from anywhere."""
_LONGEST = 300
"""Characters of a reason, which may hold a server's words."""


@dataclass(slots=True)
class Link:
    """A link that need not, or not soon, be followed again. Days are in ISO 8601."""

    leads_to: str = ""
    """Key of the article's page, where that has another address."""
    days: int = 0
    """Days on which it was followed in vain."""
    last: str = ""
    """The last of them."""
    lasting: bool = False
    """Whether the last failure is one that will not change."""
    seen: str = ""
    """Day on which a feed last listed it."""

    @property
    def is_dead(self) -> bool:
        """Whether it is not worth following again."""
        return self.lasting or self.days >= MOST_DAYS


@dataclass(frozen=True, slots=True)
class Failure:
    """A source of which nothing could be had when it was last asked. Days are in ISO 8601."""

    source: str
    """What a reader knows it by: its outlet, if the settings name one, and its address."""
    why: str
    since: str
    """The first day of an unbroken row of failures."""
    last: str
    """The day on which it last failed."""


@dataclass(slots=True)
class State:
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    """Validators by a source's :func:`name`: ``etag`` and ``modified``."""
    hosts: dict[str, datetime] = field(default_factory=dict)
    """Until when hosts asked to be left alone."""
    links: dict[str, Link] = field(default_factory=dict)
    """By the key of the address."""
    failures: dict[str, Failure] = field(default_factory=dict)
    """The sources that failed when they were last asked, by :func:`name`."""

    def headers(self, source: str) -> dict[str, str]:
        """The headers that make a request conditional; none where nothing is known."""
        known = self.sources.get(source, {})
        pairs = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("modified")}
        return {name: value for name, value in pairs.items() if value}

    def ended(self, source: str, called: str, why: str, today: date) -> None:
        """Notes how asking a source ended: ``why`` nothing could be had of it, "" if it could."""
        earlier = self.failures.pop(source, None)
        if why:
            day = today.isoformat()
            since = earlier.since if earlier else day
            self.failures[source] = Failure(called, why[:_LONGEST], since, day)

    def failed(self, key: str, *, lasting: bool, today: date) -> None:
        """Notes that a link was followed in vain."""
        day = today.isoformat()
        link = self.links.setdefault(key, Link())
        link.days += link.last != day
        link.last = link.seen = day
        link.lasting = lasting

    def resolved(self, key: str, page: str, today: date) -> None:
        """Notes that a link leads to an article that another link has brought already."""
        self.links[key] = Link(leads_to=page, seen=today.isoformat())

    def page_of(self, key: str) -> str:
        """The key under which the page at a link would lie."""
        link = self.links.get(key)
        return link.leads_to if link and link.leads_to else key

    def pruned(self, sources: Iterable[str], now: datetime) -> State:
        """Without what no later run can use; ``sources`` are the ones that the settings name."""
        oldest = (now - _KEPT_FOR).date().isoformat()
        named = frozenset(sources)
        return State(
            {name: known for name, known in self.sources.items() if name in named},
            {host: until for host, until in self.hosts.items() if until > now},
            {key: link for key, link in self.links.items() if link.seen >= oldest},
            {name: failure for name, failure in self.failures.items() if name in named},
        )


def name(url: str, *, full_text: bool = False) -> str:
    """A source as the state knows it. Whoever turns full text on wants the feed read afresh."""
    return f"{url} full_text" if full_text else url


def load(path: Path) -> State:
    """The state in a file; an empty one where there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return State()
        stated = json.loads(path.read_bytes())
        return State(
            {
                str(k): {str(n): str(v) for n, v in of.items()}
                for k, of in stated["sources"].items()
            },
            {str(k): datetime.fromisoformat(v).astimezone(UTC) for k, v in stated["hosts"].items()},
            {str(k): _link(**fields) for k, fields in stated["links"].items()},
            # Files of earlier releases are without.
            {str(k): _failure(**fields) for k, fields in stated.get("failures", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return State()


def dump(state: State) -> bytes:
    """The state as the bytes of its file."""
    stated = {
        "sources": state.sources,
        "hosts": {host: until.isoformat() for host, until in state.hosts.items()},
        "links": {key: asdict(link) for key, link in state.links.items()},
        "failures": {name: asdict(failure) for name, failure in state.failures.items()},
    }
    return json.dumps(stated, indent=1, sort_keys=True).encode()


def _link(leads_to: str, days: int, last: str, lasting: bool, seen: str) -> Link:
    return Link(str(leads_to), int(days), str(last), bool(lasting), str(seen))


def _failure(source: str, why: str, since: str, last: str) -> Failure:
    days = (date.fromisoformat(day).isoformat() for day in (since, last))
    return Failure(str(source), str(why)[:_LONGEST], *days)
