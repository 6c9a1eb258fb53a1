"""A brief's JSON record: every sentence in it, and what it says of the articles it cites.

Knows the names of ``docs/brief.schema.json`` and nothing of what a later version may add.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing.verify.statement import Citation, Statement, UnreadableBrief


def read(data: bytes) -> Iterator[Statement]:
    """The statements of the record. Raises UnreadableBrief."""
    try:
        brief = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableBrief(f"not valid JSON ({error})"[:200]) from None
    if not isinstance(brief, dict) or not str(brief.get("schema")).startswith("briefing/"):
        raise UnreadableBrief("JSON, but not the record of a brief (its “schema” says so)")
    try:
        yield from _statements(brief)
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableBrief(f"a record without what a brief must have ({error})"[:200]) from None


def _statements(brief: dict[str, Any]) -> Iterator[Statement]:
    numbers = {r["article"]["id"]: r["number"] for r in brief["references"]}
    for section in brief["sections"]:
        claims = [claim for entry in section["entries"] for claim in entry["claims"]]
        for claim in (*filter(None, [section["bottom_line"]]), *claims):
            text = claim["sentence"]["text"]
            yield _sentence("quotation", claim["sentence"], numbers)
            for sentence in claim["support"]:
                yield _sentence("support", sentence, numbers, of=text)
    for note in brief["events"]:
        event = note["event"]
        citation = Citation(event["title_from"], number=numbers.get(event["title_from"]))
        yield Statement("headline", _string(event["title"]), citation, "record")
        for sentence in _beside(note):
            yield _sentence("quotation", sentence, numbers)
    for dated in brief.get("timeline", ()):
        yield _sentence("quotation", dated["sentence"], numbers)
    for due in brief.get("calendar", ()):
        for sentence in filter(None, (due["announced"]["sentence"], due["report"])):
            yield _sentence("quotation", sentence, numbers)
    for reference in brief["references"]:
        article = reference["article"]
        outlet = (article["source"] or "",)
        citation = Citation(_string(article["id"]), number=reference["number"], entries=outlet)
        yield Statement("source", _string(article["title"]), citation, "record")


def _beside(note: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sentences that an event quotes beside its claims."""
    revisions = [r for update in note.get("updates", ()) for r in update["revisions"]]
    yield from filter(None, (r[side] for r in revisions for side in ("before", "after")))
    moved = (note.get("change") or {}).get("moved", ())
    for disagreement in (*note.get("disagreements", ()), *moved):
        yield from disagreement["sentences"]
    for said in note.get("said", ()):
        yield said["sentence"]


def _sentence(kind, sentence: dict[str, Any], numbers: dict[str, int], of: str = "") -> Statement:
    key = _string(sentence["article"])
    start, end, paragraph = (_count(sentence[name]) for name in ("start", "end", "paragraph"))
    citation = Citation(key, start, end, numbers.get(key), paragraph)
    return Statement(kind, _string(sentence["text"]), citation, "record", of)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} where a text should stand")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} where a position should stand")
    return value
