"""A growth plot as SVG: time against number of articles, both axes logarithmic."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 60
_STYLE = (
    "text{font:13px sans-serif;fill:#222}.axis{stroke:#222}.grid{stroke:#ddd}"
    ".bound{stroke:#a33;stroke-dasharray:6 4;fill:none}.seen{stroke:#1a5276;stroke-width:2;"
    "fill:none}circle{fill:#1a5276}"
)


def growth(points: Sequence[tuple[int, float]], exponent: float, *, title: str) -> str:
    """The plot of (articles, seconds) points beside the line of that exponent from the first."""
    (first, start), (last, _) = points[0], points[-1]
    bound = [(n, start * (n / first) ** exponent) for n in (first, last)]
    low = min(s for _, s in points) / 1.5
    high = max(s for _, s in (*points, *bound)) * 1.5

    def place(n: float, seconds: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * log10(n / (first / 1.2)) / log10(1.44 * last / first)
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * log10(seconds / low) / log10(high / low)
        return round(x, 1), round(y, 1)

    def path(line: Sequence[tuple[float, float]], kind: str) -> str:
        steps = " L".join(f"{x},{y}" for x, y in (place(*point) for point in line))
        return f'<path class="{kind}" d="M{steps}"/>'

    told = ", ".join(f"{n:,} articles {s:.2f} s" for n, s in points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{title}</title><desc>{told}</desc><style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24">{title}</text>',
    ]
    base = HEIGHT - BOTTOM
    for n, _ in points:
        x, _ = place(n, low)
        parts.append(f'<path class="grid" d="M{x},{TOP}V{base}"/>')
        parts.append(f'<text x="{x}" y="{base + 20}" text-anchor="middle">{n:,}</text>')
    for seconds in (s * 10**e for e in range(-2, 4) for s in (1, 2, 5)):
        if low <= seconds <= high:
            _, y = place(first, seconds)
            parts.append(f'<path class="grid" d="M{LEFT},{y}H{WIDTH - RIGHT}"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{seconds:g} s</text>')
    parts.append(f'<path class="axis" fill="none" d="M{LEFT},{TOP}V{base}H{WIDTH - RIGHT}"/>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" text-anchor="middle">articles</text>')
    x, y = place(*bound[1])
    parts.append(path(bound, "bound"))
    parts.append(f'<text x="{x - 6}" y="{y - 8}" text-anchor="end">n^{exponent:g}</text>')
    parts.append(path(points, "seen"))
    for point in points:
        x, y = place(*point)
        parts.append(f'<circle cx="{x}" cy="{y}" r="4"/>')
    return "\n".join([*parts, "</svg>", ""])
