"""Disagreements: figures changed by rule in real sentences, the seeds' three, yield and speed.

A pair is a real sentence that states a comparable figure and the same sentence, every seventh word
left out, with the figure changed in one known way. Recall of a nature is the share of such pairs
that get a box of that nature; precision the share of all boxes that have the nature intended, the
unchanged pairs and pairs of sentences from unrelated articles among them. Pairs of which the one
has other names too must give no box. That real boxes are
right cannot be generated: they are judged by eye, in ``docs/decisions/comparing.md``.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice, pairwise
from pathlib import Path

from bench import Measure
from briefing.compare import compare
from briefing.compare.amounts import place
from briefing.figures import Figure
from briefing.figures.names import names
from briefing.model import Article, Document, Published
from briefing.sentences import split

SAMPLE = 500
"""Sentences that pairs are made from."""
_DAY = datetime(2024, 3, 1, tzinfo=UTC)
_YEAR = re.compile(r"\bin (20[01]\d|199\d)\b")


def measure(gold: Path) -> Iterator[Measure]:
    """Recall by nature and precision on changed figures; the seeds; yield on events; speed."""
    yield from _changed(gold)
    yield from _other_holders(gold)
    yield from _seeds(gold.parent / "seeds")
    yield from _real(gold)


def _changed(gold: Path) -> Iterator[Measure]:
    sources = list(islice(_comparable(gold / "volume/news_15k.jsonl.gz"), SAMPLE))
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for text, figure in sources:
        for nature, changed in _changes(text, figure):
            wanted[nature] += 1
            found = _compared(text, changed, one_voice=nature == "update")
            given.update(found)
            right[nature] += nature in found
    for (one, _), (two, _) in pairwise(sources):
        given.update(_compared(one, two))
    for nature in ("rounding", "conflict", "currency", "period", "update"):
        share = right[nature] / max(1, wanted[nature])
        yield Measure(f"compare.changed.recall.{nature}", share, f"{wanted[nature]} pairs")
    boxes = sum(given.values())
    note = f"{boxes} boxes; {wanted['none']} unchanged and {len(sources) - 1} unrelated pairs"
    yield Measure("compare.changed.precision", right.total() / max(1, boxes), note)


def _other_holders(gold: Path) -> Iterator[Measure]:
    """Boxes between a sentence and the same of another holder: its names and figure changed."""
    wanted = given = 0
    for text, figure in islice(_comparable(gold / "volume/news_15k.jsonl.gz"), SAMPLE):
        number = re.search(r"\d[\d,]*", figure.text)
        called = [(a, b) for _, a, b in names(text) if b <= figure.start or a >= figure.end]
        if not number or figure.value < 11 or not called:
            continue
        other = Decimal(number.group().replace(",", "")) * Decimal("1.2")
        words = f"{other.quantize(Decimal(1)):,f}"
        spans = [(figure.start + number.start(), figure.start + number.end(), words)]
        spans += [(a, b, f"Orvane{'abcdefgh'[n % 8]}") for n, (a, b) in enumerate(called)]
        changed = text
        for start, end, instead in sorted(spans, reverse=True):
            changed = changed[:start] + instead + changed[end:]
        wanted += 1
        given += bool(_compared(text, changed, one_voice=True))
    share = given / max(1, wanted)
    yield Measure("compare.other_holder.boxes", share, f"{wanted} pairs", lower_is_better=True)


def _comparable(path: Path) -> Iterator[tuple[str, Figure]]:
    """Sentences of real articles with exactly one figure, which says what it measures."""
    for article in _articles(path):
        for sentence in split(article)[:30]:
            if not 60 < len(sentence.text) < 400:
                continue
            found = place([sentence])
            if len(found) != 1 or found[0].figure.high or found[0].figure.bound:
                continue
            figure = found[0].figure
            if figure.text[0].isdigit() or figure.money:
                at = figure.start - sentence.start, figure.end - sentence.start
                yield sentence.text, replace(figure, start=at[0], end=at[1])
                break


def _changes(text: str, figure: Figure) -> Iterator[tuple[str, str]]:
    """(nature, sentence) for each way in which this figure can be changed."""
    number = re.search(r"\d[\d,]*(?:\.\d+)?", figure.text)
    if not number or figure.value < 11:
        return
    shown = Decimal(number.group().replace(",", ""))
    before, behind = text[: figure.start], text[figure.end :]

    def with_number(value: Decimal, bound: str = "") -> str:
        written = f"{value.normalize():,f}"
        figure_text = figure.text[: number.start()] + written + figure.text[number.end() :]
        return _thinned(f"{before}{bound}", f"{figure_text}{behind}")

    yield "none", _thinned(before, figure.text + behind)
    rounded = shown.quantize(Decimal(1).scaleb(shown.adjusted() - 1))
    if rounded != shown:
        yield "rounding", with_number(rounded, "about ")
    other = (shown * Decimal("1.6")).quantize(Decimal(1))
    yield "conflict", with_number(other)
    yield "update", with_number(other)
    if figure.text.startswith("$"):
        yield "currency", _thinned(before, f"€{figure.text[1:]}{behind}")
    if year := _YEAR.search(behind):
        later = behind[: year.start(1)] + str(int(year[1]) + 1) + behind[year.end(1) :]
        part = figure.text[: number.start()] + f"{other.normalize():,f}"
        yield "period", f"{before}{part}{figure.text[number.end() :]}{later}"


def _thinned(before: str, rest: str) -> str:
    """The sentence without every seventh of its long words: another desk's wording."""
    words = re.split(r"(\s+)", before)
    kept = [w for n, w in enumerate(words) if n % 14 != 6 or len(w) < 5]
    return "".join(kept) + rest


def _compared(one: str, two: str, *, one_voice: bool = False) -> list[str]:
    """The natures of the boxes between two sentences."""
    made = []
    for n, text in enumerate((one, two)):
        published = Published(_DAY + timedelta(days=n * one_voice), "metadata", "day")
        article = Article(id=str(n), ref="", path="", text=text, published=published)
        made.append(Document(article, split(article), "one" if one_voice else str(n)))
    return [box.nature for box in compare(made, kinds=("figure",))]


def _seeds(folder: Path) -> Iterator[Measure]:
    from briefing.quotes import quotes

    made = []
    for file in sorted(folder.glob("00[12]*.txt")):
        published = Published(datetime(2023, 12, 7, tzinfo=UTC), "metadata", "day")
        text = file.read_text("utf-8")
        article = Article(id=file.stem, ref="", path="", text=text, published=published)
        made.append(Document(article, split(article), file.stem))
    said = {d.article.id: quotes(d.article, d.sentences) for d in made}
    found = sorted(f"{b.kind}/{b.nature}" for b in compare(made, quotes=said))
    three = {"figure/currency", "role/conflict", "speaker/conflict"}
    note = f"of three; false {len([f for f in found if f not in three])}"
    yield Measure("compare.seeds.found", len(three & set(found)), note)


def _real(gold: Path) -> Iterator[Measure]:
    events: dict[str, list[Document]] = {}
    for name in ("allsides_train", "basil", "newswcl50"):
        for article, event in _grouped(gold / f"events/{name}.jsonl.gz"):
            document = Document(article, split(article), article.source or article.id)
            events.setdefault(f"{name}/{event}", []).append(document)
    several = [documents for documents in events.values() if len(documents) > 1]
    boxes: Counter[str] = Counter()
    with_box = 0
    for documents in several:
        found = compare(documents)
        with_box += bool(found)
        boxes.update(f"{b.kind}/{b.nature}" for b in found)
    yield Measure("compare.events.with_a_box", with_box, f"of {len(several)}; {_listed(boxes)}")
    flat = [document for documents in several for document in documents]
    made = [flat[n : n + 20] for n in range(0, 200, 20)]
    began = time.process_time()
    for documents in made:
        compare(documents)
    took = (time.process_time() - began) / len(made)
    yield Measure(
        "compare.ms_per_event_of_20", took * 1000, "of processor time", lower_is_better=True
    )


def _listed(boxes: Counter[str]) -> str:
    return ", ".join(f"{kind} {n}" for kind, n in sorted(boxes.items()))


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _articles(path: Path) -> Iterator[Article]:
    for record in _records(path):
        yield Article(id=record["id"], ref="", path="", text=record.get("text") or "")


def _grouped(path: Path) -> Iterator[tuple[Article, str]]:
    for record in _records(path):
        try:
            at = datetime.fromisoformat(record["date"][:10]).replace(tzinfo=UTC)
            published = Published(at, "metadata", "day")
        except (TypeError, ValueError):
            published = Published()
        article = Article(
            id=record["id"], ref="", path="", text=record["text"], published=published,
            source=record.get("source") or record.get("outlet"),
        )  # fmt: skip
        yield article, record["event"]
