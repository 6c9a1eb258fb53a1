"""What a ``brief.json`` tells of: for looking up what a user means by a word or a number.

Without one, only whole ids will do. Titles are other people's text: what is printed has no control
characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.edits import Edit

Key = TypeVar("Key")

_SHORTEST = 4
"""Letters of an id that are enough to begin one: fewer are more likely a number."""
_MOST_SHOWN = 8


@dataclass(slots=True)
class Known:
    """Events, sources and sections of a brief."""

    path: Path
    record: Mapping | None
    """None where there is no brief."""
    told: dict[str, str] = field(default_factory=dict)
    """Titles of the events that it tells of, by id."""
    others: dict[str, str] = field(default_factory=dict)
    """Titles of all others."""
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the articles of each event."""
    sections: dict[str, str] = field(default_factory=dict)
    """Titles by id."""
    refused: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path, *, needed: bool) -> Known:
        """Raises UsageError where the file is no brief, or is not there though it is needed."""
        try:
            record = json.loads(path.read_bytes())
            if not isinstance(record, dict):
                raise TypeError("a list")
            known = cls(path, record)
            for note in record["events"]:
                known._add(known.told, note["event"], note.get("heading", ""))
            for event in record.get("memory", ()):
                if event["id"] not in known.told:
                    known._add(known.others, event)
            known.sections = {s["id"]: _plain(s["title"]) for s in record["sections"]}
            known.refused = tuple(map(_plain, record.get("desk", {}).get("refused", ())))
            return known
        except FileNotFoundError:
            if needed:
                raise UsageError(f"{path}: no such file") from None
            return cls(path, None)
        except OSError as error:
            raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UsageError(f"{path}: not a brief.json of this program ({error!r})") from error

    def event(self, words: str) -> str:
        """The id of the event that is meant. Raises UsageError where that is none or several."""
        from briefing.edits.reading import is_id

        if words in self.told or words in self.others or (self.record is None and is_id(words)):
            return words
        if self.record is None:
            raise UsageError(
                f"no brief at {self.path} to look up {words!r} in: "
                "build one, name it with --brief, or give the whole id"
            )
        for events in (self.told, self.others):
            begun = [key for key in events if key.startswith(words) and len(words) >= _SHORTEST]
            if found := begun or [key for key, title in events.items() if _holds(title, words)]:
                return _one({key: f"{key}  {events[key]}" for key in found}, f"event {words!r}")
        raise UsageError(f"no event {words!r} in {self.path}")

    def article(self, event: str, words: str) -> str:
        """The id, or else the ref, of an article of the event, by number, id, ref or title."""
        if self.record is None:
            return words
        members = self.articles.get(event)
        if members is None:
            return words
        if words in members:
            return words
        cited = {
            r["article"]["id"]: r
            for r in self.record["references"]
            if r["article"]["id"] in members
        }
        tests = (
            lambda key: words.isdecimal() and str(cited[key]["number"]) == words,
            lambda key: cited[key]["article"]["ref"] == words,
            lambda key: len(words) >= _SHORTEST and key.startswith(words),
            lambda key: _holds(cited[key]["article"]["title"], words),
            lambda key: _holds(cited[key]["article"]["ref"], words),
        )
        names = {key: _source(reference) for key, reference in cited.items()}
        for test in tests:
            if found := {key: names[key] for key in cited if test(key)}:
                return _one(found, f"article {words!r}")
        if any(line["ref"] == words for line in self.record["ledger"]):
            return words
        choices = "".join(f"\n  {name}" for name in list(names.values())[:_MOST_SHOWN])
        raise UsageError(f"no article {words!r} in {self.title(event)}; it cites{choices}")

    def sentence(self, event: str, words: str) -> tuple[str, int, int]:
        """(article, start, end) of the sentence of the event that has these words."""
        if self.record is None:
            raise UsageError(f"no brief at {self.path} to look up the sentence in")
        members = self.articles.get(event, ())
        numbers = {r["article"]["id"]: r["number"] for r in self.record["references"]}
        found = {
            (
                s["article"],
                s["start"],
                s["end"],
            ): f"{numbers.get(s['article'], '')}  {_plain(s['text'])}"
            for s in _sentences(self.record)
            if s["article"] in members and _holds(_plain(s["text"]), words)
        }
        if not found:
            raise UsageError(f"{self.path} quotes no sentence with {words!r} from that event")
        return _one(found, f"sentence {words!r}")

    def section(self, words: str) -> str:
        """The id of the section that is meant; as it stands where there is no brief."""
        if self.record is None or words in self.sections:
            return words
        found = {key: key for key, title in self.sections.items() if _holds(title, words)}
        if not found:
            raise UsageError(f"no section {words!r}; choose from: {', '.join(self.sections)}")
        return _one(found, f"section {words!r}")

    def covers(self, edits: Sequence[Edit]) -> str:
        """What a declaration that the brief is final vouches for.

        Raises UsageError where there is no brief, or it does not have all edits yet.
        """
        from briefing.edits import Draft, Final, signature

        if self.record is None or not self.record.get("memory"):
            raise UsageError(f"no brief at {self.path} to declare final: build it, or use --brief")
        desk = self.record.get("desk", {})
        has = len(desk.get("applied", ())) + len(desk.get("refused", ()))
        acting = [n for n, e in enumerate(edits, 1) if not isinstance(e, Draft | Final)]
        if acting and acting[-1] > has:
            raise UsageError(f"{self.path} was made before edit {acting[-1]}: build it again first")
        return signature(key for e in self.record["memory"] for key in e["articles"])

    def notes(self) -> dict[str, str]:
        """What the ids of events and sources mean."""
        references = self.record["references"] if self.record else ()
        sources = {r["article"]["id"]: _plain(r["article"]["title"]) for r in references}
        return sources | self.others | self.told

    def title(self, event: str) -> str:
        return self.told.get(event) or self.others.get(event, "")

    def _add(self, table: dict[str, str], event: Mapping, heading: str = "") -> None:
        table[event["id"]] = _plain(heading or event["title"])
        self.articles[event["id"]] = tuple(event["articles"])


def _one(found: Mapping[Key, str], what: str) -> Key:
    """The one that was found, of several with what tells them apart."""
    if len(found) == 1:
        return next(iter(found))
    choices = "".join(f"\n  {label}" for label in list(found.values())[:_MOST_SHOWN])
    raise UsageError(f"{what} could be any of {len(found)}:{choices}")


def _sentences(value: object) -> Iterator[Mapping]:
    """Every sentence anywhere in a record."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if {"article", "paragraph", "start", "end", "text"} <= item.keys():
                yield item
            waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _source(reference: Mapping) -> str:
    article = reference["article"]
    return f"{reference['number']}  {article['id']}  {_plain(article['title'])}"


def _holds(title: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in title.casefold()


def _plain(text: str) -> str:
    return " ".join("".join(s if s.isprintable() else " " for s in text).split())
