"""A time axis as an inline SVG: when events were reported, how much, and the dates spoken of.

Three rows over one scale: bars for the articles cited, a mark for each event from its first to its
last publication, and a tick for each statement of the timeline (hollow where it lies ahead).

Knows a :class:`Brief` and nothing of pages. Colours stand twice: as attributes, which are all that
WeasyPrint reads in an inline drawing, and in a style that browsers alone follow (it stands behind
``@supports``, which WeasyPrint skips), so that the page's own tokens hold there, by night too.
There are no ids, so that two of them can stand on one page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from markupsafe import Markup, escape

from briefing.model import Brief, Dated, EventNote
from briefing.render import words
from briefing.render.clean import plain
from briefing.render.scale import EDGE, FONT, LETTER, WIDTH, Scale, labels, later, moved

_BARS = 34.0
"""Height of the tallest bar."""
_LANE = 9.0
_LEAST_LANE = 5.0
_LANES = 100.0
"""Height of all rows of events: they are drawn closer where there are many."""
_MOST_LANES = 20
_CAPTION = 9.5
_FEWEST_DAYS = 6
"""A brief of one day still has a scale to stand on."""
_REACH = 1.0
"""How far, in spans of what was published, the axis follows the dates spoken of on either side;
those beyond are counted at its ends, or the year 2050 would press the news into one stroke."""
_LEAST_REACH = 14

INK, MUTED, RULE, ACCENT = "#17191c", "#575d66", "#d3d5d9", "#8c1d2f"
"""As in ``styles/tokens.css``."""
_STYLE = (
    "<style>@supports (color: var(--ink)) {"
    " .axis-ink { fill: var(--ink); } .axis-muted { fill: var(--muted); }"
    " .axis-rule { stroke: var(--rule); } .axis-bar { fill: var(--rule); }"
    " .axis-mark { fill: var(--accent); } .axis-tick { stroke: var(--accent); }"
    " .axis-now { stroke: var(--muted); } }</style>"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with the days of its first and last publication."""

    note: EventNote
    first: date
    last: date

    @property
    def articles(self) -> int:
        sourcing = self.note.sourcing
        return sourcing.articles if sourcing else len(self.note.event.articles)


def axis(brief: Brief) -> Markup:
    """The drawing, or nothing where neither an event nor a statement of the brief is dated."""
    told = tuple(_told(brief))
    cited = [r.article.published.day for r in brief.references]
    days = sorted(day for day in cited if day)
    scale = _scale(told, days, brief.timeline)
    if scale is None:
        return Markup("")
    unit, bars = _bars(days, scale)
    y, parts = 0.0, [_STYLE]
    if bars:
        parts += [_caption(y, f"Articles cited, by {unit}"), *_drawn_bars(bars, y + 15, scale)]
        y += 15 + _BARS + 8
    if told:
        lanes = _lanes(told, scale)
        rows = max(lanes) + 1
        lane = max(min(_LANE, _LANES / rows), _LEAST_LANE)
        parts += [
            _caption(y, "Events, from first to last report"),
            *(
                _mark(t, y + 17 + lane * (n + 0.5), scale, lane)
                for t, n in zip(told, lanes, strict=True)
            ),
        ]
        y += 17 + lane * rows + 6
    parts += _ruler(y, scale)
    ruler, y = y, y + 24
    spoken = [s for s in brief.timeline if scale.holds(s.start, s.end)]
    if brief.timeline:
        parts += [_caption(y, "Dates spoken of"), _beyond(y, brief.timeline, scale)]
        parts += [_tick(s, y + 21, scale) for s in spoken]
        y += 32
    today = brief.created.date()
    if scale.first < today < scale.last:
        x = scale.x(today)
        parts.insert(
            1,
            f'<line class="axis-now" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{ruler:.1f}" '
            f'stroke="{MUTED}" stroke-width="0.6" stroke-dasharray="2 2"/>',
        )
    title = _title(scale, bool(brief.timeline))
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'class="axis" viewBox="0 0 {WIDTH:g} {y:g}" style="display:block;width:100%;height:auto" '
        f'font-family="Briefing Sans, Helvetica Neue, Arial, sans-serif">'
        f"<title>{escape(title)}</title><desc>{escape(_description(brief, told, spoken))}</desc>"
        f"{''.join(parts)}</svg>"
    )


# --- what is drawn ------------------------------------------------------------------------------


def _told(brief: Brief) -> Iterator[_Told]:
    for note in brief.events:
        first, last = note.first, note.last
        if first and last and first.at and last.at:
            yield _Told(note, first.at.date(), max(first.at.date(), last.at.date()))


def _scale(told: Sequence[_Told], days: Sequence[date], spoken: Sequence[Dated]) -> Scale | None:
    """From the first to the last publication, and on to the dates spoken of that are near."""
    published = [*days, *(t.first for t in told), *(t.last for t in told)]
    published = published or [s.start for s in spoken[:1]]
    if not published:
        return None
    first, last = min(published), max(published)
    reach = timedelta(days=max(_LEAST_REACH, round((last - first).days * _REACH)))
    near = [
        d for s in spoken for d in (s.start, s.end) if -reach <= d - first and d - last <= reach
    ]
    first, last = min([first, *near]), max([last, *near])
    short = max(0, _FEWEST_DAYS - (last - first).days)
    return Scale(moved(first, -(short // 2)), moved(last, short - short // 2))


def _bars(days: Sequence[date], scale: Scale) -> tuple[str, dict[tuple[date, date], int]]:
    """How many of the articles fall into each day, week, month or year, whichever fits."""
    if scale.days <= 62:
        return "day", dict(Counter((d, d) for d in days))
    if scale.days <= 400:
        weeks = (d - timedelta(days=d.weekday()) for d in days)
        return "week", dict(Counter((w, moved(w, 6)) for w in weeks))
    if scale.days <= 3_700:
        months = (d.replace(day=1) for d in days)
        return "month", dict(Counter((m, moved(later(m, 1), -1)) for m in months))
    return "year", dict(Counter((date(d.year, 1, 1), date(d.year, 12, 31)) for d in days))


def _drawn_bars(bars: dict[tuple[date, date], int], top: float, scale: Scale) -> Iterator[str]:
    most = max(bars.values())
    for (first, last), count in sorted(bars.items()):
        left, right = scale.x(first), scale.x(last, end=True)
        width = max(1.0, (right - left) * 0.8)
        height = max(1.5, _BARS * count / most)
        yield (
            f'<rect class="axis-bar" x="{(left + right - width) / 2:.1f}" '
            f'y="{top + _BARS - height:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'fill="{RULE}"><title>{words.count(count, "article")}</title></rect>'
        )


def _size(told: _Told) -> float:
    """Half the height of an event's mark: its area grows with the number of articles."""
    return min(1.3 + 0.7 * sqrt(told.articles), _LANE / 2)


def _lanes(told: Sequence[_Told], scale: Scale) -> list[int]:
    """A row for each event, so that none covers another as long as there are rows enough."""
    free: list[float] = []
    rows = [0] * len(told)
    order = sorted(range(len(told)), key=lambda i: (told[i].first, told[i].last, i))
    for i in order:
        size = _size(told[i])
        left = scale.x(told[i].first) - size
        right = scale.x(told[i].last, end=True) + size
        row = next((n for n, end in enumerate(free) if end + 1 <= left), len(free))
        if row == len(free) and row < _MOST_LANES:
            free.append(right)
        elif row == len(free):
            row = min(range(len(free)), key=lambda n: (free[n], n))
        free[row] = max(free[row], right)
        rows[i] = row
    return rows


def _mark(told: _Told, y: float, scale: Scale, lane: float) -> str:
    size = min(_size(told), lane / 2 - 0.2)
    left, right = scale.x(told.first), scale.x(told.last, end=True)
    if right - left < 2 * size:
        left, right = (left + right) / 2 - size, (left + right) / 2 + size
    left, right = max(left, 0.0), min(right, WIDTH)
    note = told.note
    label = (
        f"{plain(note.event.title)} ({words.period(note.first, note.last)}, "
        f"{words.count(told.articles, 'article')})"
    )
    return (
        f'<rect class="axis-mark" x="{left:.1f}" y="{y - size:.1f}" width="{right - left:.1f}" '
        f'height="{2 * size:.1f}" rx="{size:.1f}" fill="{ACCENT}" fill-opacity="0.75">'
        f"<title>{escape(label)}</title></rect>"
    )


def _tick(statement: Dated, y: float, scale: Scale) -> str:
    """A small diamond; hollow where the time lay ahead, with a line as long as the period."""
    x = scale.middle(statement.start, statement.end)
    left, right = scale.x(statement.start), scale.x(statement.end, end=True)
    span = ""
    if right - left > 12:
        span = (
            f'<line class="axis-rule" x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}" '
            f'stroke="{RULE}" stroke-width="1.2"/>'
        )
    fill = 'fill="none"' if statement.ahead else f'class="axis-mark" fill="{ACCENT}"'
    path = (
        f"M{x - 3.6:.1f} {y:.1f}L{x:.1f} {y - 3.6:.1f}L{x + 3.6:.1f} {y:.1f}L{x:.1f} {y + 3.6:.1f}Z"
    )
    label = escape(plain(statement.sentence.text, 160))
    return (
        f'{span}<g {fill}><path class="axis-tick" d="{path}" stroke="{ACCENT}" stroke-width="1">'
        f"<title>{label}</title></path></g>"
    )


def _beyond(y: float, spoken: Sequence[Dated], scale: Scale) -> str:
    """How many dates lie before and after the scale, at its two ends."""
    before = sum(s.end < scale.first for s in spoken)
    after = sum(s.start > scale.last for s in spoken)
    found = [f"← {before} earlier"] * bool(before) + [f"{after} later →"] * bool(after)
    if not found:
        return ""
    return _text(WIDTH, y + 9, " · ".join(found), _CAPTION, "axis-muted", MUTED, "end")


# --- the scale ----------------------------------------------------------------------------------


def _ruler(y: float, scale: Scale) -> Iterator[str]:
    yield (
        f'<line class="axis-rule" x1="{EDGE:g}" y1="{y:.1f}" x2="{WIDTH - EDGE:g}" y2="{y:.1f}" '
        f'stroke="{RULE}" stroke-width="1"/>'
    )
    for x, label in labels(scale):
        half = len(label) * LETTER * FONT / 2
        at = min(max(x, half), WIDTH - half)
        yield (
            f'<line class="axis-rule" x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y + 4:.1f}" '
            f'stroke="{RULE}" stroke-width="1"/>'
        )
        yield _text(at, y + 15, label, FONT, "axis-ink", INK, "middle")


# --- words --------------------------------------------------------------------------------------


def _caption(y: float, text: str) -> str:
    return _text(0, y + 9, text, _CAPTION, "axis-muted", MUTED, "start")


def _text(x: float, y: float, text: str, size: float, name: str, fill: str, anchor: str) -> str:
    return (
        f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _title(scale: Scale, spoken: bool) -> str:
    ends = [f"{d.day} {words.MONTHS[d.month - 1]} {d.year}" for d in (scale.first, scale.last)]
    what = "events, coverage and dates spoken of" if spoken else "events and coverage"
    return f"Time axis from {ends[0]} to {ends[1]}: {what}"


def _description(brief: Brief, told: Sequence[_Told], spoken: Sequence[Dated]) -> str:
    """The same in words, for those who do not see it."""
    undated = len(brief.events) - len(told)
    said = [f"{words.count(len(told), 'event')} by first and last report"]
    if told:
        top = max(told, key=lambda t: (t.articles, -t.first.toordinal()))
        said.append(f"most reported: {plain(top.note.event.title)}")
    if brief.timeline:
        said.append(f"{len(spoken)} of {words.count(len(brief.timeline), 'date')} spoken of")
    if undated:
        said.append(f"{words.count(undated, 'event')} without a date not shown")
    return "; ".join(said) + "."
