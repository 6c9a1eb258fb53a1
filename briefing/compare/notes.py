"""One plain sentence on each difference. Knows wording only."""

from __future__ import annotations

from briefing.compare.amounts import Placed
from briefing.model import Nature


def figures_differ(one: Placed, two: Placed, nature: Nature, *, one_voice: bool) -> str:
    """What differs between two aligned figures, the thing measured named where it is known."""
    a, b = (" ".join(f"{p.figure.bound} {p.figure.text}".split()) for p in (one, two))
    what = " ".join((one.figure.measures or two.figure.measures).split())
    of = f" ({what})" if what else ""
    return {
        "rounding": f"Rounded or bounded differently{of}: {a}; {b}.",
        "currency": f"The same number in two currencies{of}: {a}; {b}.",
        "period": f"Figures for different periods{of}: {a} ({one.figure.period}); "
        f"{b} ({two.figure.period}).",
        "scope": f"Figures that may cover different things{of}: {a}; {b}.",
        "update": f"Revised{of} from {a} to {b}."
        if one_voice
        else f"The later report has {b}, the earlier one {a}{of}.",
        "conflict": f"The figures do not agree{of}: {a}; {b}.",
    }[nature]
