"""Measure, and hold every figure against its floor.

``python -m bench [TOPIC…]`` prints the figures and ends with 1 if one misses its floor.
``python -m bench --floor NAME=VALUE`` changes a floor; one that loosens the present floor is
refused unless ``--because REASON`` says why, and the reason stays in the baseline.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path

from bench import GOLD, Measure

BASELINE = Path(__file__).with_name("baseline.json")
CEILINGS = (
    "wrong", "crashes", "memory", "over_imports", "over_typer", "longest", "growth", "peak",
    "over_records", "_s", "_mb",
)  # fmt: skip
"""Names that end or begin their last part like this are better when lower."""


def main() -> int:
    names = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)])]
    topics = [name for name in names if not name.startswith("_")]
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"any of: {', '.join(topics)}")
    parser.add_argument("--floor", metavar="NAME=VALUE", help="change a floor")
    parser.add_argument("--because", metavar="REASON", help="why a floor is loosened")
    args = parser.parse_args()
    if args.floor:
        change(BASELINE, args.floor, args.because, parser.error)
        return 0
    if unknown := sorted(set(args.topics) - set(topics)):
        parser.error(f"unknown topic {', '.join(unknown)}; choose from {', '.join(topics)}")
    return int(not all([_topic(topic, _floors(BASELINE)) for topic in args.topics or topics]))


def change(baseline: Path, floor: str, because: str | None, refuse) -> None:
    """Set one floor in the baseline file; ``refuse`` is called with a reason, for good."""
    name, _, value = floor.partition("=")
    record = json.loads(baseline.read_text())
    try:
        new = float(value)
    except ValueError:
        refuse(f"{floor!r}: write NAME=VALUE")
    old = record["floors"].get(name)
    looser = old is not None and (new > old if is_ceiling(name) else new < old)
    if looser and not because:
        refuse(f"{name} would be loosened from {old:g} to {new:g}: say why with --because")
    record["floors"][name] = new
    if looser:
        record["loosened"][name] = f"{old:g} to {new:g}: {because}"
    record["floors"] = dict(sorted(record["floors"].items()))
    baseline.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def is_ceiling(name: str) -> bool:
    """Whether the figure of that name is better when lower."""
    last = name.rsplit(".", 1)[-1]
    return any(last.startswith(word) or last.endswith(word) for word in CEILINGS)


def _floors(baseline: Path) -> dict[str, float]:
    return json.loads(baseline.read_text())["floors"]


def _topic(name: str, floors: dict[str, float]) -> bool:
    """Run one topic; False where a figure misses its floor."""
    module = importlib.import_module(f"bench.{name}")
    began = time.perf_counter()
    try:
        measures = list(module.measure(GOLD))
    except FileNotFoundError as missing:
        print(f"{name}: skipped, reference data not present ({Path(missing.filename or '?').name})")
        return True
    print(f"{name} ({time.perf_counter() - began:.0f} s)")
    return all([_report(measure, floors.get(measure.name)) for measure in measures])


def _report(measure: Measure, floor: float | None) -> bool:
    """Print one line; False where the figure misses its floor (or passes its ceiling)."""
    lower = measure.lower_is_better
    assert lower == is_ceiling(measure.name) or floor is None, f"{measure.name}: floor or ceiling?"
    held = floor is None or (measure.value <= floor if lower else measure.value >= floor)
    bound = "" if floor is None else f"{'ceiling' if lower else 'floor'} {floor:g}"
    mark = " " if floor is None else ("✓" if held else "✗")
    print(f"  {mark} {measure.name:<46}{measure.value:>10.4g}  {bound:<14} {measure.note}")
    return held


if __name__ == "__main__":
    sys.exit(main())
