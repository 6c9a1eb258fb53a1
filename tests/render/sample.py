"""A brief of every shape that a page must bear, made from the sample reports in ``sample.toml``.

Issues with and without reporting, other developments, twelve events, 25 references: titles short
and long, Greek, Cyrillic, Chinese and Vietnamese names, an undated article and one without a
headline, inferred dates, a copy, problems.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.model import (
    Actor,
    Article,
    Audience,
    Brief,
    Change,
    Claim,
    Comment,
    Dated,
    Desk,
    Disagreement,
    Due,
    Entry,
    Event,
    EventNote,
    Gap,
    LedgerLine,
    Problem,
    Published,
    Quote,
    Reference,
    Role,
    Said,
    Section,
    Sentence,
    Sourcing,
    Story,
    Watched,
)

ANALYST = Audience("analyst", "analyst")
EXECUTIVE = Audience("executive", "executive", words=60, events=4, max_pages=2)
DATA = tomllib.loads((Path(__file__).parent / "sample.toml").read_text(encoding="utf-8"))

Read = tuple[Article, tuple[Sentence, ...]]


def articles() -> dict[str, Read]:
    """The sample articles with their sentences, by key."""
    made = {key: _article(key, number) for number, key in enumerate(DATA["reports"], 1)}
    inferred = "“Dec 6” without a year; 6 December was a Wednesday in 2023"
    quarter = "it speaks of “the second quarter” and of “Friday’s rule”"
    made["italy1"] = _dated(made["italy1"], date(2023, 12, 6), "inferred", "day", inferred)
    made["chips3"] = _dated(made["chips3"], date(2024, 9, 1), "text", "month", quarter)
    return made


def brief(*, title: str = "EU–China weekly brief", audience: str = "analyst") -> Brief:
    """The sample brief, composed by hand: what the program would make of the reports."""
    made = articles()
    numbers: dict[str, int] = {}

    def sentence(place: str) -> Sentence:
        key, number = place.split(".")
        numbers.setdefault(key, len(numbers) + 1)
        return made[key][1][int(number)]

    def claim(places: list[str]) -> Claim:
        origins = {made[place.split(".")[0]][0].origin for place in places}
        shown, *others = map(sentence, places)
        return Claim(shown, tuple(others), len(origins))

    def section(id: str, title: str, question: str, told: dict[str, list] | None = None) -> Section:
        told = told or {}
        outline = DATA["sections"].items()
        where = {event: [s for s, x in outline if event in x.get("told", ())] for event in told}
        entries = tuple(
            Entry(
                f"ev-{event}",
                tuple(map(claim, claims)),
                home=where[event][0] == id,
                also_in=tuple(s for s in where[event] if s != id),
            )
            for event, claims in told.items()
        )
        lead = entries[0].claims[0] if entries else None
        return Section(id, title, question, entries, bottom_line=lead)

    sections = tuple(section(id, **fields) for id, fields in DATA["sections"].items())
    for key in (key for event in DATA["events"].values() for key in event["reports"]):
        numbers.setdefault(key, len(numbers) + 1)
    return Brief(
        title=title,
        audience=audience,
        created=datetime(2024, 12, 9, 8, 30, tzinfo=UTC),
        first=Published(datetime(2023, 12, 6, tzinfo=UTC), "metadata", "day"),
        last=Published(datetime(2024, 12, 3, tzinfo=UTC), "metadata", "day"),
        sections=sections,
        events=tuple(_note(id, made, **fields) for id, fields in DATA["events"].items()),
        references=tuple(
            Reference(number, replace(made[key][0], text=""), _copied(key, numbers))
            for key, number in numbers.items()
        ),
        ledger=(*(_line(key, article) for key, (article, _) in made.items()), *UNUSED),
        problems=(
            Problem("corpus/broken.html", "read", "no text could be found in the page"),
            Problem("corpus/circumvent.txt", "date", "nothing tells when it appeared", fatal=False),
        ),
        version="0.1.0",
        notes=(
            ("Grouping", "Articles are grouped by their words, names and dates."),
            ("Selection", "Sentences are ranked by the concepts they cover, 120 words an event."),
            ("Period", "All articles, whatever their date; “now” is 9 December 2024."),
        ),
    )


def full() -> Brief:
    """The sample brief with all that later stages add: differences, voices, dates, the desk's hand,
    a marking, a previous brief."""
    plain, made = brief(), articles()

    def at(place: str) -> Sentence:
        key, number = place.split(".")
        return made[key][1][int(number)]

    def quote(place: str, **fields) -> Quote:
        sentence = at(place)
        return Quote(
            sentence.article, sentence.start, sentence.end, sentence.text, "direct", **fields
        )

    differ = Disagreement(
        "figure",
        "conflict",
        (at("duties1.2"), at("duties2.1")),
        ((at("duties1.2").start, at("duties1.2").start + 5),) * 2,
        "The figures do not agree (rates): 7.8 percent; 7.9 percent.",
    )
    said = (
        Said(
            quote("duties3.1", speaker="A. Örnek", role="a supplier"), at("duties3.1"), "A. Örnek"
        ),
        Said(quote("duties4.1", speaker="officials", anonymous=True, denial=True), at("duties4.1")),
    )
    sourcing = Sourcing(
        5, 4, ("Sample Wire",), (), (), ("Canal Post (sample)",), ("state media",), 1,
        plain.created, 0, 1,
    )  # fmt: skip

    def dated(place: str, start: date, end: date, precision, *, ahead: bool = False) -> Dated:
        sentence = at(place)
        words = sentence.text.split()[0]
        span = (sentence.start, sentence.start + len(words))
        return Dated(sentence, start, end, precision, words, span, not ahead, ahead, "ev-duties")

    notes = []
    for number, note in enumerate(plain.events):
        status = ("new", "developed", "unchanged", "corrected")[number % 4]
        notes.append(replace(note, change=Change(note.event.id, status)))
    first, second, *rest = notes
    first = replace(
        first,
        change=replace(first.change, merged=("ev-old",), moved=(replace(differ, nature="update"),)),
        sourcing=sourcing, disagreements=(differ,), said=said, story="st-1",
        heading="Ten states back the duties <by hand>",
        comments=(Comment("Call the *delegation* | before noon <b>", "A. Sample"), Comment("2.")),
    )  # fmt: skip
    second = replace(second, story="st-1", change=replace(second.change, split_from="ev-older"))
    sections = list(plain.sections)
    *news, last = sections[0].entries
    sections[0] = replace(
        sections[0],
        entries=(*news, replace(last, background=True)),
        watched=(Watched("minimum <prices>", (first.event.id,)),),
    )
    return replace(
        plain,
        sections=tuple(sections),
        events=(first, second, *rest),
        stories=(Story("st-1", first.event.title, (first.event.id, second.event.id)),),
        previous=datetime(2024, 12, 2, 8, tzinfo=UTC),
        quiet=(Event("ev-gone", "A strike | that ended", "x", None, plain.created, ("x",)),),
        actors=(
            Actor(
                "A. Örnek",
                "person",
                ("Örnek",),
                (Role("x", 0, 10, "a supplier"),),
                3,
                ("ev-duties",),
            ),
            Actor("Sample | Ministry", "institution", (), (), 1, ("ev-duties", "ev-brandy")),
        ),
        timeline=(
            dated("duties1.0", date(2024, 10, 4), date(2024, 10, 4), "day"),
            dated("brandy1.0", date(2024, 10, 7), date(2024, 10, 13), "week"),
            dated("deficit1.0", date(2024, 10, 1), date(2024, 12, 31), "quarter"),
        ),
        calendar=(
            Due(
                dated("brandy1.2", date(2024, 11, 1), date(2024, 11, 30), "month", ahead=True),
                "no report",
            ),
            Due(
                dated("duties1.3", date(2024, 11, 1), date(2024, 11, 1), "day", ahead=True),
                "reported",
                at("duties4.0"),
            ),
            Due(
                dated("duties4.1", date(2025, 1, 1), date(2025, 12, 31), "year", ahead=True),
                "ahead",
            ),
        ),
        gaps=(
            Gap("silent issue", "tech", "No reporting on Tech export controls."),
            Gap("failed source", "https://example.org/<feed>", "Nothing could be had from <feed>."),
        ),
        desk=Desk(
            "final", "A. Sample", plain.created, ("pin: first <b>",), ("drop: ev-404 is not here",)
        ),
        marking="AMBER+STRICT",
        withheld=2,
    )


UNUSED = (
    LedgerLine("corpus/old.txt", "A report from another year", "Sample Wire", "out of period",
               "published 3 May 2019; the period starts 1 December 2023"),
    LedgerLine("corpus/early.html", "EU to vote on duties", "Sample Wire", "updated",
               "replaced by the later version, corpus/duties1.txt"),
    LedgerLine("corpus/background.txt", "Ten years of trade talks", "Canal Post (sample)", "read"),
    LedgerLine("corpus/broken.html", "", "", "set aside", "no text could be found in the page"),
)  # fmt: skip


def _article(key: str, number: int) -> Read:
    report = DATA["reports"][key]
    text, found, id = "", [], f"{number:012x}"
    for place, sentences in enumerate(report["paragraphs"], 1):
        for sentence in sentences:
            shown = sentence.removeprefix(report.get("dateline", ""))
            start = len(text) + len(sentence) - len(shown)
            found.append(Sentence(id, place, len(found), start, start + len(shown), shown))
            text += sentence + " "
        text = text.rstrip() + "\n\n"
    day = report.get("day")
    made = Article(
        id=id,
        ref=f"corpus/{key}.txt",
        path=f"corpus/{key}.txt",
        text=text,
        title=report.get("title") or found[0].text[:60] + "…",
        title_given="title" in report,
        source=report["outlet"],
        language="de" if "Beispiel" in report["outlet"] else "en",
        place="BRUSSELS" if "dateline" in report else None,
        credits=("Sample Wire",) if key in ("duties1", "copy1") else (),
        authors=("A. Sample", "B. Örnek") if key == "chips2" else (),
        url=f"https://www.example.org/world/{day or 'undated'}/{key}" if number % 2 else None,
    )
    read = made, tuple(found)
    return _dated(read, day, "metadata", "day") if day else read


def _dated(read: Read, day: date, basis, precision, evidence: str = "") -> Read:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return replace(read[0], published=Published(at, basis, precision, evidence)), read[1]


def _note(id: str, made: dict[str, Read], title_from, reports, origins) -> EventNote:
    members = [made[key][0] for key in reports]
    moments = [a.published.at for a in members if a.published.at]
    event = Event(
        id=f"ev-{id}",
        title=made[title_from][0].title,
        title_from=made[title_from][0].id,
        start=min(moments, default=None),
        end=max(moments, default=None),
        articles=tuple(a.id for a in members),
    )
    outlets = tuple(dict.fromkeys(a.outlet for a in members))
    dated = sorted((a.published for a in members if a.published.at), key=lambda p: p.at)
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return EventNote(event, first, last, outlets, tuple(origins))


def _copied(key: str, numbers: dict[str, int]) -> int | None:
    return numbers["duties1"] if key == "copy1" else None


def _line(key: str, article: Article) -> LedgerLine:
    copy = key == "copy1"
    why = "repeats corpus/duties1.txt" if copy else ""
    return LedgerLine(article.ref, article.title, article.outlet, "copy" if copy else "cited", why)
