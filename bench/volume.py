"""15,000 real articles: to origins and their memory; to a brief, anew and with one article more.

``python -m bench.volume FILE.svg`` measures how grouping grows with the corpus, and draws it.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import GOLD, Measure

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


BRIEF = """
import sys, time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

def main():
    began = time.perf_counter()
    from briefing import gathering, keeping, pipeline, render
    from briefing.config import Settings

    settings, now = Settings(issue_folders=()), datetime(2024, 1, 1, tzinfo=UTC)
    audience = settings.audience_named()
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with keeping.workshop(cache=cache, today=1) as shop:
        corpus = gathering.gather([Path(sys.argv[1])], now=now, each=shop.each)
        corpus = gathering.analysable(corpus)
        brief = pipeline.make(corpus, settings, audience, now=now, each=shop.each)
    data = render.render(brief, ".json", audience)
    print(time.perf_counter() - began, sha256(data).hexdigest())

if __name__ == "__main__":
    main()
"""

POINTS = (2_000, 3_000, 4_500, 7_000, 10_000, 15_000)


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
    yield from _incremental(file)


def _incremental(file: Path) -> Iterator[Measure]:
    """One article more: seconds to the brief with all others remembered, and from scratch."""
    with tempfile.TemporaryDirectory() as name, gzip.open(file) as lines:
        corpus, cache = Path(name) / "corpus.jsonl", Path(name) / "cache"
        *others, last = lines
        corpus.write_bytes(b"".join(others))
        _brief(corpus, cache)
        corpus.write_bytes(b"".join((*others, last)))
        added, remembered = _brief(corpus, cache)
        scratch, anew = _brief(corpus)
    note = f"{scratch:.1f} s from scratch, {added:.1f} s after one article more"
    yield Measure("volume.incremental_gain", scratch / added, note)
    yield Measure("volume.incremental_same", remembered == anew, "brief.json, byte for byte")


def _brief(corpus: Path, *cache: Path) -> tuple[float, str]:
    """Seconds and hash of the brief, made in a process of its own."""
    script = corpus.with_name("brief.py")  # a file, so that worker processes can be spawned from it
    script.write_text(BRIEF)
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, str(script), str(corpus), *map(str, cache)],
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, digest = done.stdout.split()
    return float(seconds), digest


def _draw(target: Path) -> None:
    """Seconds of processor time for grouping 2,000 to 15,000 articles, the lesser of two runs."""
    from bench._plot import growth
    from bench.events import _timed

    file = GOLD / "volume/news_15k.jsonl.gz"
    points = []
    for count in POINTS:
        runs = [_timed(file, count) for _ in range(2)]
        points.append((int(runs[0]["articles"]), round(min(run["cpu"] for run in runs), 3)))
        print(*points[-1])
    title = "Grouping: processor time by number of articles"
    target.write_text(growth(points, 1.2, title=title), encoding="utf-8")


if __name__ == "__main__":
    _draw(Path(sys.argv[1]))
