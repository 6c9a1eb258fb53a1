"""The record of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing.figures.units import MONEY

Role = Literal["level", "change", "part", "rest"]
"""``change``: the figure is by how much something moved ("rose by $3 billion"); ``part``: it counts
some of a number named with it ("three of the 27 companies"); ``rest``: it counts others than those
named before ("14 other states")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as stated: ``article.text[start:end] == text``, without its bound."""

    article: str
    start: int
    end: int
    text: str
    value: Decimal
    """Magnitude: percentages as per cent, "400 billion" as 4E+11; the low end of a range."""
    high: Decimal | None
    """The high end of a range."""
    unit: str
    """``EUR``, ``percent``, ``tonnes``, ``times``…; for a count, the stem of what is counted."""
    bound: str
    """``about``, ``nearly``, ``more than``, ``at least``, ``less than``, ``up to``, ``vague`` or
    empty for a figure given without reserve."""
    counted: bool
    """Whether this is a count of things."""
    measures: str
    """What it measures, in the sentence's own words; empty if that does not show."""
    terms: tuple[str, ...]
    """The same as stems, sorted."""
    holder: str
    """Whose it is, by the nearest name: ``EU``, ``China``, ``Geely``; may be empty."""
    period: str
    """``2022``, ``last year``, ``third quarter``…, as written and in lower case; may be empty."""
    role: Role
    near: frozenset[str]
    """Stems of the other words of its clause, names included by key."""
    same_as: tuple[int, int] | None = None
    """Span of the same amount stated beside it in another currency."""

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in MONEY
