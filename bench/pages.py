"""Saved pages: body text, headline, authors and publication date, each against the best library.

The library is measured in the same run on the same pages, so that the gate (``…_over_…`` at least
0) holds on any machine and version. Body: strings that the text must and must not hold, as
trafilatura's own evaluation has them. Dates: a wrong one is counted apart from an unknown one.
"""

from __future__ import annotations

import gzip
import html
import json
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from bench import Measure
from briefing.readers.base import Draft, Refused
from briefing.readers.page import parsed


def measure(gold: Path) -> Iterable[Measure]:
    logging.disable(logging.WARNING)  # the libraries report every odd page
    try:
        yield from _bodies(gold / "pages" / "trafilatura")
        yield from _metadata(gold / "pages" / "postlight")
        yield from _dates(gold / "pages" / "htmldate")
    finally:
        logging.disable(logging.NOTSET)


def _bodies(folder: Path) -> Iterator[Measure]:
    import trafilatura

    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for case, data in _pages(folder):
        draft = _draft(data, case["url"])
        _tally(ours, case, draft.text if draft else "")
        text = trafilatura.extract(data, url=case["url"], include_comments=False)
        _tally(theirs, case, text or "")
    mine, library = _f1(ours), _f1(theirs)
    note = f"precision {_share(ours, 'FP'):.3f} recall {_share(ours, 'FN'):.3f}"
    yield Measure("pages.body.f1", mine, note)
    yield Measure("pages.body.f1_trafilatura", library, "without comments, address given")
    yield Measure("pages.body.f1_over_trafilatura", mine - library)


def _metadata(folder: Path) -> Iterator[Measure]:
    import trafilatura

    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case, data in _pages(folder):
        draft = _draft(data, case["url"]) or Draft("")
        tree = trafilatura.load_html(data)
        found = trafilatura.extract_metadata(tree, default_url=case["url"])
        if wanted := _letters(case["gold_title"]):
            asked["title"] += 1
            ours["title"] += _letters(draft.title) == wanted
            theirs["title"] += _letters(found.title) == wanted
        if wanted := _letters(case["gold_author"]):
            asked["author"] += 1
            ours["author"] += _letters("".join(draft.authors)) == wanted
            theirs["author"] += _letters(found.author) == wanted
        if case["gold_date_utc"]:
            asked["date"] += 1
            day = date.fromisoformat(case["gold_date_utc"][:10])
            ours["date"] += _near(draft.published.at, day)
            theirs["date"] += _near(found.date and date.fromisoformat(found.date), day)
    for name in ("title", "author", "date"):
        mine, library = ours[name] / asked[name], theirs[name] / asked[name]
        note = f"{ours[name]} of {asked[name]}; trafilatura {theirs[name]}"
        yield Measure(f"pages.{name}.accuracy", mine, note)
        yield Measure(f"pages.{name}.over_trafilatura", mine - library)


def _dates(folder: Path) -> Iterator[Measure]:
    from htmldate import find_date

    from briefing.readers import page_dates, page_meta
    from briefing.readers.page import parse_tree

    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for case, data in _pages(folder):
        # The facts alone: some of these pages are no articles, and their text is not wanted here.
        tree, _ = parse_tree(data)
        stated = page_meta.of(tree, case["url"]).published
        day = stated.at and page_dates.stated_day(stated)
        ours[_verdict(day and day.isoformat(), case["gold_date"])] += 1
        found = find_date(data, original_date=True, url=case["url"])
        theirs[_verdict(found, case["gold_date"])] += 1
    cases = ours.total()
    note = f"wrong {ours['wrong']}, unknown {ours['unknown']} of {cases}"
    other = f"wrong {theirs['wrong']}, unknown {theirs['unknown']}"
    yield Measure("pages.published.accuracy", ours["right"] / cases, note)
    yield Measure("pages.published.accuracy_htmldate", theirs["right"] / cases, other)
    over = (ours["right"] - theirs["right"]) / cases
    yield Measure("pages.published.over_htmldate", over)
    yield Measure("pages.published.wrong", ours["wrong"] / cases, lower_is_better=True)


def _pages(folder: Path) -> Iterator[tuple[dict, bytes]]:
    with gzip.open(folder / "gold.jsonl.gz") as lines:
        for line in lines:
            case = json.loads(line)
            yield case, gzip.decompress((folder / case["html"]).read_bytes())


def _draft(data: bytes, url: str) -> Draft | None:
    try:
        return parsed(data, url)
    except Refused:
        return None


def _tally(counts: Counter[str], case: dict, text: str) -> None:
    counts["TP"] += sum(part in text for part in case["must_contain"] or ())
    counts["FN"] += sum(part not in text for part in case["must_contain"] or ())
    counts["FP"] += sum(part in text for part in case["must_not_contain"] or ())


def _share(counts: Counter[str], other: str) -> float:
    return counts["TP"] / (counts["TP"] + counts[other])


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["TP"] / (2 * counts["TP"] + counts["FP"] + counts["FN"])


def _verdict(found: str | None, wanted: str) -> str:
    return "unknown" if not found else "right" if found == wanted else "wrong"


def _near(found, wanted: date) -> bool:
    """The same day, give or take one: this set's dates were taken through a foreign time zone."""
    day = found.date() if hasattr(found, "date") else found
    return bool(day) and abs(day - wanted) <= timedelta(days=1)


def _letters(value: str | list | None) -> str:
    """Letters and digits in lower case; a leading "By" is no part of a name."""
    text = " ".join(value) if isinstance(value, list) else html.unescape(value or "")
    text = re.sub(r"^by\b|\band\b", "", text.replace("\\xa0", " "), flags=re.IGNORECASE)
    return "".join(filter(str.isalnum, text.casefold()))
