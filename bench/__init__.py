"""Benchmarks: what is measured, and the floors that must hold.

A topic is a module of this package with ``measure(gold) -> Iterable[Measure]``, where ``gold`` is
the folder of labelled reference data; it raises ``FileNotFoundError`` where a set is absent.
``python -m bench [TOPIC…]`` runs them and holds each figure against ``bench/baseline.json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. With a floor of that name in the baseline it is a gate, else a report."""

    name: str
    """Dotted: ``events.basil.bcubed_f1``."""
    value: float
    note: str = ""
    lower_is_better: bool = False
