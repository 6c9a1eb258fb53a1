"""``python -m bench [TOPIC…] [--raise-floors | --lower-floors REASON]``: measure, compare, exit 1 below a floor."""

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


def main() -> int:
    topics = [
        m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if m.name[0] != "_"
    ]
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"any of: {', '.join(topics)}")
    args = parser.parse_args()
    if unknown := set(args.topics) - set(topics):
        parser.error(f"unknown topic {', '.join(sorted(unknown))}; choose from {', '.join(topics)}")
    floors = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    failed = False
    for topic in args.topics or topics:
        module = importlib.import_module(f"bench.{topic}")
        if not hasattr(module, "measure"):
            continue
        began = time.perf_counter()
        try:
            measures = list(module.measure(GOLD))
        except FileNotFoundError as missing:
            print(
                f"{topic}: skipped, reference data not present ({Path(missing.filename or '').name})"
            )
            continue
        print(f"{topic} ({time.perf_counter() - began:.0f} s)")
        for measure in measures:
            failed |= not _report(measure, floors.get(measure.name))
    return int(failed)


def _report(measure: Measure, floor: float | None) -> bool:
    """Print one line; False where the figure misses its floor (or passes its ceiling)."""
    held = floor is None or (
        measure.value <= floor if measure.lower_is_better else measure.value >= floor
    )
    bound = (
        "" if floor is None else f"{'ceiling' if measure.lower_is_better else 'floor'} {floor:g}"
    )
    mark = " " if floor is None else ("✓" if held else "✗")
    print(f"  {mark} {measure.name:<44} {measure.value:>10.4g}  {bound:<16} {measure.note}")
    return held


if __name__ == "__main__":
    sys.exit(main())
