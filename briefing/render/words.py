"""How values read on a page: dates, periods, counts, addresses. The filters of every template.

Month names are spelt out here, for ``strftime`` follows the machine's locale. Pure functions of
their arguments; knows nothing of templates or of any markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from briefing.model import Dated, Marking, Published

T = TypeVar("T")
_QUARTERS = ("first", "second", "third", "fourth")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: datetime | None) -> str:
    """``7 December 2023``; nothing for None."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}" if moment else ""


def clock(moment: datetime) -> str:
    """``08:30 UTC``."""
    return f"{moment.astimezone(UTC):%H:%M} UTC"


def short_day(moment: datetime | None) -> str:
    """``7 Dec 2023``; nothing for None."""
    return f"{moment.day} {_short(moment)} {moment.year}" if moment else ""


def period(first: Published | None, last: Published | None, *, short: bool = False) -> str:
    """``5–8 December 2023``, ``February – 7 December 2023``; what repeats is said once.

    Each end is no more precise than it is known. Nothing where neither is dated.
    """
    ends = [p for p in (first, last) if p and p.at]
    if not ends:
        return ""
    name = _short if short else _long
    start, end = (_parts(p, name) for p in (ends[0], ends[-1]))
    if start == end:
        return " ".join(end)
    if len(start) == len(end) == 3 and start[1:] == end[1:]:
        return f"{start[0]}–{' '.join(end)}"
    same_year = start[-1] == end[-1] and len(start) > 1
    return f"{' '.join(start[:-1] if same_year else start)} – {' '.join(end)}"


def _parts(published: Published, name: Callable[[datetime], str]) -> tuple[str, ...]:
    """Day, month and year as far as they are known, the year always last."""
    at = published.at
    whole = (str(at.day), name(at), str(at.year))
    return whole[{"month": 1, "year": 2}.get(published.precision or "day", 0) :]


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, ending in Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def dated(published: Published, *, reasons: bool = True) -> str:
    """A publication date no more precise than it is known, with its basis unless plainly stated.

    ``7 Dec 2023``, ``7 Dec 2023 (inferred: …)``, ``Feb 2023 (from the text: …)``, ``date unknown``;
    without ``reasons`` the words that told it are left out.
    """
    evidence = published.evidence if reasons else ""
    if published.at is None:
        return f"date unknown ({evidence})" if evidence else "date unknown"
    at = published.at
    shown = {"month": f"{_short(at)} {at.year}", "year": str(at.year)}.get(
        published.precision or "day", short_day(at)
    )
    basis = {"text": "from the text", "inferred": "inferred"}.get(published.basis)
    if basis is None:
        return shown
    return f"{shown} ({basis}: {evidence})" if evidence else f"{shown} ({basis})"


def span(item: Dated) -> str:
    """When something happens, no more precise than it is known: ``7 December 2023``, ``week of
    4 December 2023``, ``April 2022``, ``second quarter of 2024``, ``2025``."""
    start = item.start
    month = f"{MONTHS[start.month - 1]} {start.year}"
    if item.precision == "day":
        whole = f"{start.day} {month}"
        if item.end == start:
            return whole
        until = item.end
        return f"{whole} – {until.day} {MONTHS[until.month - 1]} {until.year}"
    if item.precision == "week":
        return f"week of {start.day} {month}"
    if item.precision == "quarter":
        return f"{_QUARTERS[(start.month - 1) // 3]} quarter of {start.year}"
    return month if item.precision == "month" else str(start.year)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 outlet``, ``3 outlets``, ``1,204 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(names: Sequence[str], most: int = 0) -> str:
    """``A, B and C``; with ``most``, the rest as a number: ``A, B and 3 more``."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def spliced(pieces: Sequence[tuple[str, bool]]) -> str:
    """A sentence with words of ours in it as one text: they have a space before them."""
    return "".join(words if own else f" {words}" for words, own in pieces)


COLOURS: dict[str, str] = {
    "RED": "#FF2B2B",
    "AMBER+STRICT": "#FFC000",
    "AMBER": "#FFC000",
    "GREEN": "#33FF00",
    "CLEAR": "#FFFFFF",
}
"""Of the Traffic Light Protocol's labels, on black (FIRST, TLP 2.0)."""


def colour(marking: Marking) -> str:
    """The colour of a marking's label. Raises KeyError for a marking that there is not."""
    return COLOURS[marking]


def cut(text: str, most: int = 160) -> str:
    """``text`` on one line, cut at a word with an ellipsis where it is longer than ``most``."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:–—-") + "…"


def href(url: str | None) -> str:
    """The address if it is safe to link to: absolute, http or https, without credentials."""
    if not url or re.search(r"[\s\x00-\x1f\"'<>\\^`{|}…]", url):
        return ""
    try:
        parts = urlsplit(url)
        safe = parts.scheme.lower() in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return ""
    return url if safe else ""


def address(url: str | None, most: int = 72) -> str:
    """An address as text: without scheme, the middle left out where it is long."""
    line = re.sub(r"^https?://(?:www\.)?", "", " ".join((url or "").split())).rstrip("/")
    return line if len(line) <= most else f"{line[: most * 2 // 3]}…{line[-most // 4 :]}"


def anchor(name: str) -> str:
    """``name`` as a fragment identifier."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name)[:64] or "x"


def halves(items: Sequence[T], after: int = 0) -> tuple[Sequence[T], Sequence[T]]:
    """``items`` in order for two columns of about the same height, ``after`` lines behind them.

    A section counts the events that are at home there, for these are what contents list.

    Columns are set by the template because WeasyPrint 70 balances CSS columns by trial: the two
    lists of a brief of eight pages took 3 of its 5 seconds, and flex boxes half of what was left.
    Floats are cheap, but come out one over the other where they cross the end of a page.
    """
    sizes = [1 + sum(e.home for e in getattr(item, "entries", ())) for item in items]
    half = next(
        (n for n in range(len(items)) if sum(sizes[:n]) * 2 >= sum(sizes) + after), len(items)
    )
    return items[:half], items[half:]


def _long(moment: datetime) -> str:
    return MONTHS[moment.month - 1]


def _short(moment: datetime) -> str:
    """Months of up to four letters in full, as most style guides have it."""
    name = MONTHS[moment.month - 1]
    return name if len(name) <= 4 else name[:4] if name == "September" else name[:3]


FILTERS = {
    function.__name__: function
    for function in (
        address, anchor, clock, colour, count, cut, dated, day, halves, href, iso, joined, period,
        short_day, span, spliced,
    )
}  # fmt: skip
