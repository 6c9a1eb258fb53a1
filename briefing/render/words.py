"""How values read on a page: dates, periods, counts, addresses. The filters of every template.

Month names are spelt out here, for ``strftime`` follows the machine's locale. Pure functions of
their arguments; knows nothing of templates or of any markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from briefing.model import Brief, LedgerLine, Published, Reference

T = TypeVar("T")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: datetime | None) -> str:
    """``7 December 2023``; nothing for None."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}" if moment else ""


def short_day(moment: datetime | None) -> str:
    """``7 Dec 2023``; nothing for None."""
    return f"{moment.day} {_short(moment)} {moment.year}" if moment else ""


def period(start: datetime | None, end: datetime | None, *, short: bool = False) -> str:
    """``5–8 December 2023``, ``28 November – 8 December 2023``; the parts that repeat said once."""
    if not start or not end or start.date() == end.date():
        return (short_day if short else day)(start or end)
    name = _short if short else _long
    tail = f"{end.day} {name(end)} {end.year}"
    if start.year != end.year:
        return f"{start.day} {name(start)} {start.year} – {tail}"
    if start.month != end.month:
        return f"{start.day} {name(start)} – {tail}"
    return f"{start.day}–{tail}"


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


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 outlet``, ``3 outlets``, ``1,204 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(names: Sequence[str], most: int = 0) -> str:
    """``A, B and C``; with ``most``, the rest as a number: ``A, B and 3 more``."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


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


def halves(items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """``items`` in order for two columns of about the same height.

    A section counts the events that are at home there, for these are what contents list.

    Columns are set by the template because WeasyPrint 70 balances CSS columns by trial: the two
    lists of a brief of eight pages took 3 of its 5 seconds, and flex boxes half of what was left.
    Floats are cheap, but come out one over the other where they cross the end of a page.
    """
    sizes = [1 + sum(e.home for e in getattr(item, "entries", ())) for item in items]
    half = next((n for n in range(len(items)) if sum(sizes[:n]) * 2 >= sum(sizes)), len(items))
    return items[:half], items[half:]


def cited(brief: Brief, article_id: str) -> Reference:
    """The reference of a cited article. Raises KeyError for any other."""
    for reference in brief.references:
        if reference.article.id == article_id:
            return reference
    raise KeyError(article_id)


def numbers(brief: Brief) -> dict[str, int]:
    """The numbers of the cited articles, by what the user calls them."""
    return {r.article.ref: r.number for r in brief.references}


def tally(brief: Brief) -> dict[str, int]:
    """The counts that a first page gives: read, cited, outlets, events, origins, aside."""
    return {
        "read": sum(line.fate != "set aside" for line in brief.ledger),
        "cited": len(brief.references),
        "outlets": len(brief.outlets),
        "events": len(brief.events),
        "origins": len({origin for note in brief.events for origin in note.origins}),
        "aside": sum(line.fate == "set aside" for line in brief.ledger),
    }


LEDGER_LINES = 300
"""Most lines of a ledger on a page: a line takes 5 mm and, in PDF, 5 ms."""
_FATES = ("cited", "set aside", "copy", "updated", "read", "out of period")


@dataclass(frozen=True, slots=True)
class Told:
    """A ledger as a page shows it."""

    lines: tuple[LedgerLine, ...]
    further: tuple[str, ...]
    """What is not among the lines: ``9,120 read``, ``14 out of period``."""


def told(ledger: Sequence[LedgerLine], most: int = LEDGER_LINES) -> Told:
    """The ledger in its order, or its most telling lines where it has more than ``most``."""
    if len(ledger) <= most:
        return Told(tuple(ledger), ())
    places = sorted(range(len(ledger)), key=lambda i: (_FATES.index(ledger[i].fate), i))
    left = Counter(ledger[i].fate for i in places[most:])
    return Told(
        tuple(ledger[i] for i in sorted(places[:most])),
        tuple(f"{left[fate]:,} {fate}" for fate in _FATES if left[fate]),
    )


def _long(moment: datetime) -> str:
    return MONTHS[moment.month - 1]


def _short(moment: datetime) -> str:
    """Months of up to four letters in full, as most style guides have it."""
    name = MONTHS[moment.month - 1]
    return name if len(name) <= 4 else name[:4] if name == "September" else name[:3]


FILTERS = {
    function.__name__: function
    for function in (
        address, anchor, cited, count, cut, dated, day, halves, href, iso, joined, numbers,
        period, short_day, tally, told,
    )
}  # fmt: skip
