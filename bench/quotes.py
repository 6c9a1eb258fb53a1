"""Quotes: who said what, against the hand-marked attributions of PolNeAR's development part.

**Direct quotation** in the gold: a piece of an attribution's content (its pieces joined over blanks
within a paragraph) that stands wholly between quotation marks, the marks included. PolNeAR's own
field ``type`` is not used: it joins the pieces of “…,” he said, “…” and then calls them mixed.
A prediction counts only with exactly that span.

**Right speaker**: the phrase found meets a source of a gold attribution of that very span (or
there is neither); strict: it is equal to one. The resolved name is not in the gold.

**Overlap** is Citron's measure: tokens within predicted and gold spans, over the whole set. The
figures published for Citron (content .833, all spans .832, source exact .820) are its own, on PARC
3.0, Wall Street Journal texts whose attributions are reports of speech; PolNeAR marks every
attitude as well ("seemed", "endorsed", "the plan of"), so they are a neighbour's, not a rival's.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import Measure
from briefing.model import Article
from briefing.quotes import quotes
from briefing.sentences import split

Span = tuple[int, int]

_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"?|''(?:(?!''(?!')).)*(?:'')?|‘.*’|'.*'|«.*»", re.DOTALL)
_OPENING = re.compile(r"[“\"‘]|''")
_WORD = re.compile(r"\w+")
_ROLES = ("content", "source", "cue")
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)|wr(?:ites?|ote|iting)"
    r"|according to|ask(?:s|ed|ing)|not(?:es?|ed|ing)|announc\w+|argu(?:es?|ed|ing)|tweet\w+"
    r"|report(?:s|ed|ing)|insist\w*|warn\w*|den(?:y|ies|ied|ying)|explain\w*|declar\w+)\b"
)


def measure(gold: Path) -> Iterator[Measure]:
    """Direct quotations with speakers; all attributions by tokens; articles a second."""
    records = list(_records(gold / "quotes" / "polnear_dev.jsonl.gz"))
    articles = [Article(id=r["id"], ref=r["id"], path="", text=r["text"]) for r in records]
    inputs = [(article, split(article)) for article in articles]
    began = time.process_time()
    found = [quotes(*each) for each in inputs]
    seconds = time.process_time() - began
    yield from _direct(records, found)
    yield from _overlap(records, found)
    said = [
        {**r, "attributions": [a for a in r["attributions"] if _SPEECH.search(_cue(a))]}
        for r in records
    ]
    spoken, _, both = _words(said, found, "content")
    note = f"of {spoken} words of attributions whose cue is a common verb of speech"
    yield Measure("quotes.polnear_dev.speech_content_recall", both / spoken, note)
    note = f"{sum(len(r['text']) for r in records) // len(records)} characters each"
    yield Measure("quotes.articles_per_cpu_second", len(articles) / seconds, note)


def _direct(records: Sequence[dict], found: Sequence[tuple]) -> Iterator[Measure]:
    exact = right = equal = ours = gold = 0
    for record, quoted in zip(records, found, strict=True):
        marked: dict[Span, list[Span]] = {}
        for span, attribution in _direct_spans(record):
            marked.setdefault(span, []).extend(_spans(attribution, "source"))
        said = {(q.start, q.end): q for q in quoted if q.kind == "direct"}
        gold, ours = gold + len(marked), ours + len(said)
        for span, quote in said.items():
            if span not in marked:
                continue
            exact += 1
            sources, ours_is = marked[span], quote.speaker_span
            right += (
                any(a < ours_is[1] and ours_is[0] < b for a, b in sources)
                if ours_is
                else not sources
            )
            equal += ours_is in sources
    share = "exact spans"
    yield Measure("quotes.polnear_dev.direct_f1", 2 * exact / (ours + gold),
                  f"P {exact / ours:.3f} R {exact / gold:.3f} of {gold} {share}")  # fmt: skip
    yield Measure("quotes.polnear_dev.direct_with_speaker_f1", 2 * right / (ours + gold),
                  "span exact and speaker right")  # fmt: skip
    yield Measure("quotes.polnear_dev.direct_speaker", right / exact,
                  f"of {exact} {share}; equal to the gold phrase {equal / exact:.3f}")  # fmt: skip


def _overlap(records: Sequence[dict], found: Sequence[tuple]) -> Iterator[Measure]:
    total: Counter[str] = Counter()
    for role in _ROLES:
        gold, ours, both = _words(records, found, role)
        total.update(gold=gold, ours=ours, both=both)
        yield Measure(f"quotes.polnear_dev.{role}_overlap_f1", 2 * both / (gold + ours),
                      f"P {both / ours:.3f} R {both / gold:.3f}")  # fmt: skip
    both, ours, gold = total["both"], total["ours"], total["gold"]
    yield Measure("quotes.polnear_dev.all_overlap_f1", 2 * both / (gold + ours),
                  f"P {both / ours:.3f} R {both / gold:.3f}; Citron on PARC 3.0 .832")  # fmt: skip


def _words(records: Sequence[dict], found: Sequence[tuple], role: str) -> tuple[int, int, int]:
    """Words within gold spans, within ours, within both."""
    gold = ours = both = 0
    for record, quoted in zip(records, found, strict=True):
        size = len(record["text"])
        marked = _mask(size, (s for a in record["attributions"] for s in _spans(a, role)))
        said = _mask(size, (s for q in quoted if (s := _ours(q, role))))
        for word in _WORD.finditer(record["text"]):
            at = word.start()
            gold, ours, both = gold + marked[at], ours + said[at], both + (marked[at] & said[at])
    return gold, ours, both


def _ours(quote, role: str) -> Span | None:
    if role == "content":
        return quote.start, quote.end
    return quote.speaker_span if role == "source" else quote.cue_span


def _mask(size: int, spans: Iterator[Span]) -> bytearray:
    mask = bytearray(size)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _direct_spans(record: dict) -> Iterator[tuple[Span, dict]]:
    text = record["text"]
    for attribution in record["attributions"]:
        joined: list[Span] = []
        for start, end in sorted(_spans(attribution, "content")):
            gap = text[joined[-1][1] : start] if joined else "-"
            if gap.strip() or "\n" in gap or _OPENING.match(text, start):
                joined.append((start, end))
            else:
                joined[-1] = (joined[-1][0], end)
        for span in joined:
            if _QUOTED.fullmatch(text[slice(*span)]):
                yield span, attribution


def _spans(attribution: dict, role: str) -> list[Span]:
    return [(a, b) for part in attribution[role] for a, b in part["spans"]]


def _cue(attribution: dict) -> str:
    return " ".join(part["text"].lower() for part in attribution["cue"])


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
