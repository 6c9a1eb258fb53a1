"""What to do with each entry of the feeds, given what is there and what has failed before. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.collect import addresses, keys
from briefing.collect.entries import Entry
from briefing.collect.faults import Refused
from briefing.collect.settings import Feed

Step = Literal["known", "empty", "keep", "follow", "later"]
"""``known``: it is there already, or another feed brings it; ``empty``: there is nothing to keep;
``keep`` the feed's own words; ``follow`` the link and keep the page; ``later``: the feed's share
of this run is used up."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed as it was found."""

    feed: Feed
    url: str
    """Its address after redirects, which anchors relative links."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry, its identity, and what is to be done."""

    step: Step
    key: str
    url: str
    """Absolute and checked; "" where the entry links to no page."""
    entry: Entry


def choose(
    listings: Sequence[Listing],
    *,
    is_there: Callable[[str], bool],
    is_page: Callable[[str], bool],
    is_dead: Callable[[str], bool],
    most: int,
) -> tuple[tuple[Choice, ...], ...]:
    """The choices for each listing, in its order; an article is chosen once among them all.

    The predicates take a key: whether the article is there, is there as a page, and whether its
    link is not worth following. Where several feeds list an article, one that wants the full
    text goes first. ``most`` bounds what one listing adds.
    """
    chosen: dict[int, tuple[Choice, ...]] = {}
    claimed: set[str] = set()
    order = sorted(range(len(listings)), key=lambda n: not listings[n].feed.full_text)
    for number in order:
        listing = listings[number]
        room = most
        choices: list[Choice] = []
        for entry in listing.entries:
            url, key = _identity(entry, listing)
            wanted = listing.feed.full_text and bool(url) and not is_dead(key)
            step: Step = "follow" if wanted else "keep"
            if key in claimed or is_page(key) or (step == "keep" and is_there(key)):
                step = "known"
            elif step == "keep" and not entry.text.strip():
                step = "empty"
            elif room <= 0:
                step = "later"
            else:
                room -= 1
            claimed.add(key)
            choices.append(Choice(step, key, url, entry))
        chosen[number] = tuple(choices)
    return tuple(chosen[number] for number in range(len(listings)))


def _identity(entry: Entry, listing: Listing) -> tuple[str, str]:
    """(Checked address or "", key) of an entry; without address its own identifier counts."""
    try:
        url = addresses.checked(entry.url, listing.url) if entry.url else ""
    except Refused:
        url = ""
    if url:
        return url, keys.key(url)
    own = entry.key or f"{entry.title}\n{entry.text}"
    return "", keys.key_without_url(listing.feed.url, own)
