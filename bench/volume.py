"""15,000 real articles from JSON Lines to origins: articles a second, and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import Measure

PROBE = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from briefing import dating, lineage, readers
from briefing.model import Article

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

began, cpu, empty = time.perf_counter(), time.process_time(), peak()
items = [a for a in readers.read([Path(sys.argv[1])]) if isinstance(a, Article)]
read = peak()
dated, _ = dating.settle(items, now=datetime(2024, 1, 1, tzinfo=UTC))
lines = lineage.trace(dated)
text = sum(len(a.text) + len(a.title) for a in items)
print(json.dumps({
    "articles": len(lines), "seconds": time.perf_counter() - began,
    "cpu": time.process_time() - cpu, "records": read - empty, "all": peak() - empty,
    "text": text,
}))
"""


def measure(gold: Path) -> Iterator[Measure]:
    file = gold / "volume/news_15k.jsonl.gz"
    if not file.exists():
        raise FileNotFoundError(2, "missing", str(file))
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(file)], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    note = f"{found['articles']} articles in {found['seconds']:.1f} s, {found['cpu']:.1f} s of CPU"
    yield Measure("volume.read_to_origins_per_second", found["articles"] / found["seconds"], note)
    yield Measure(
        "volume.memory_over_records",
        found["all"] / found["records"],
        f"records {found['records'] / 1e6:.0f} MB of {found['text'] / 1e6:.0f} MB text",
        lower_is_better=True,
    )
