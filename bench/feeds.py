"""Feeds and news exchange formats: is every document read, and read rightly?

``feeds.feedparser``: the public feedparser suite, every case through the reader (crashes), and the
cases whose expectation concerns an entry's title, link or date (right). ``feeds.standards``: the
NewsML-G2 and ninjs examples: the valid read with the right headline and date, the invalid refused.
"""

from __future__ import annotations

import ast
import base64
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from bench import Measure
from briefing.model import Article
from briefing.readers import feed, ninjs, read
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.markup import plain_title

_VERSION = re.compile(r"\d\.[\dx]+")
_HTTP = b"\nHeader:"
FIELDS = {
    "title": "title",
    "link": "link",
    "updated_parsed": "date",
    "published_parsed": "date",
    "created_parsed": "date",
}


def measure(gold: Path) -> Iterable[Measure]:
    yield from _feedparser(gold / "feeds" / "feedparser_cases.jsonl.gz")
    yield from _ninjs(gold / "newsml_ninjs" / "ninjs")
    yield from _newsml(gold / "newsml_ninjs" / "newsml-g2")


def _feedparser(path: Path) -> Iterator[Measure]:
    crashes = cases = 0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    with gzip.open(path) as lines:
        for line in lines:
            case = json.loads(line)
            cases += 1
            data = base64.b64decode(case["xml_base64"])
            try:
                list(feed.read(_input(data), Limits()))
                drafts = [feed.article(entry) for entry in feed.parsed(data).entries]
            except Refused:  # an answer, not a crash
                continue
            except Exception as error:  # the very thing that is measured
                print(f"    {case['id']}: {type(error).__name__}: {error}")
                crashes += 1
                continue
            if _HTTP in data or "127.0.0.1" in case["expect"]:  # what only a server can say
                continue
            for field, index, wanted in _expectations(case["expect"]):
                asked[field] += 1
                met = index < len(drafts) and _meets(drafts[index], field, wanted)
                right[field] += met
                if not met:
                    got = drafts[index] if index < len(drafts) else None
                    shown = got and (got.title, got.url, str(got.published.at))
                    print(f"    {case['id']}: {field} should be {wanted!r}, is {shown}")
    yield Measure("feeds.feedparser.crashes", crashes, f"of {cases}", lower_is_better=True)
    for field in sorted(asked):
        share = right[field] / asked[field]
        yield Measure(f"feeds.feedparser.{field}", share, f"{right[field]} of {asked[field]}")


def _input(data: bytes) -> Input:
    return Input("case.xml", "case.xml", lambda: io.BytesIO(data), len(data))


def _expectations(text: str) -> Iterator[tuple[str, int, object]]:
    """(field, entry, value) of each ``entries[i]['field'] == value`` in an expectation."""
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return
    conjuncts = tree.body.values if isinstance(tree.body, ast.BoolOp) else [tree.body]
    for node in conjuncts:
        match node:
            case ast.Compare(
                left=ast.Subscript(
                    value=ast.Subscript(value=ast.Name(id="entries"), slice=ast.Constant(index)),
                    slice=ast.Constant(key),
                ),
                ops=[ast.Eq()],
                comparators=[right],
            ) if key in FIELDS:
                try:
                    yield FIELDS[key], index, ast.literal_eval(right)
                except ValueError:
                    continue


def _meets(draft: Draft, field: str, wanted: object) -> bool:
    if field == "date":
        at = datetime(*wanted[:6], tzinfo=UTC) if isinstance(wanted, tuple) else None
        return draft.published.at == at
    if field == "link":
        return (draft.url or "") == wanted
    return draft.title == " ".join(plain_title(str(wanted)).split())


def _ninjs(folder: Path) -> Iterator[Measure]:
    """Each document is held to the version of the standard that its name states."""
    right = valid = refused = invalid = alone = 0
    for path in sorted(folder.iterdir()):
        version = _VERSION.search(path.name)
        if "should_pass" in path.name:
            valid += 1
            record = json.loads(path.read_bytes())
            draft = ninjs.item(record, _named(version))
            good = draft.title == _wanted_title(record) and draft.published.at == _wanted(record)
            right += good and any(isinstance(x, Article) for x in read([path]))
        elif "should_fail" in path.name:
            invalid += 1
            refused += _refuses(path, _named(version))
            alone += not any(isinstance(x, Article) for x in read([path]))
    if not valid:
        raise FileNotFoundError(2, "no ninjs documents", str(folder))
    yield Measure("feeds.ninjs.valid_read", right / valid, f"{right} of {valid}")
    yield Measure("feeds.ninjs.invalid_refused", refused / invalid, f"{refused} of {invalid}")
    note = f"{alone} of {invalid}: by content alone, the version unstated"
    yield Measure("feeds.ninjs.invalid_refused_unversioned", alone / invalid, note)


def _newsml(folder: Path) -> Iterator[Measure]:
    """Whole documents only: a few examples are fragments that no system exchanges."""
    right = items = 0
    for path in sorted(folder.glob("*.xml")):
        text = path.read_text()
        guid = re.search(r'<\w*[iI]tem\b[^>]*\bguid="([^"]+)"', text)
        date = re.search(r"<versionCreated>\s*([^<]+?)\s*</versionCreated>", text)
        if not guid or not date:
            continue
        items += 1
        meta = re.search(r"<contentMeta>.*?</contentMeta>", text, re.DOTALL)
        headline = re.search(r"<headline[^>]*>([^<]+)<", meta[0] if meta else "")
        found = [a for a in read([path]) if isinstance(a, Article) and a.ref == guid[1]]
        good = bool(found) and found[0].published.at == datetime.fromisoformat(date[1])
        if headline and found:
            good &= found[0].title == " ".join(unescape(headline[1]).split())
        right += good
    yield Measure("feeds.newsml.items_read", right / items, f"{right} of {items}")


def _refuses(path: Path, version: str) -> bool:
    try:
        ninjs.item(json.loads(path.read_bytes()), version)
    except (Refused, ValueError):
        return True
    return False


def _named(version: re.Match[str] | None) -> str:
    """``1.2`` from a file name; a development version is held to the newest rules."""
    major, _, minor = (version[0] if version else "1.99").partition(".")
    return f"{major}.{minor if minor.isdigit() else 99}"


def _wanted_title(record: dict) -> str:
    main = [h["value"] for h in record.get("headlines", []) if h.get("role", "main") == "main"]
    extra = [value for key, value in record.items() if key.startswith("headline_")]
    return (
        record.get("headline") or next(iter(main + extra), None) or record.get("title") or ""
    ).strip()


def _wanted(record: dict) -> datetime | None:
    lowered = {key.lower(): value for key, value in record.items()}
    for key in ("versioncreated", "firstcreated", "contentcreated"):
        try:
            at = datetime.fromisoformat(lowered.get(key, ""))
        except ValueError:
            continue
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return None
