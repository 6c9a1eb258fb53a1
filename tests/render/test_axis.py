"""The time axis: every event once, no label on another, whatever the span."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.model import Article, Brief, Dated, Event, EventNote, Published, Reference, Sentence
from briefing.render.axis import axis
from briefing.render.scale import WIDTH
from tests.build import at
from tests.render import sample
from tests.render.test_browser import CHROMIUM, FLAGS

SVG = "{http://www.w3.org/2000/svg}"


def brief(events: int, days: int, *, first: date = date(2023, 12, 7), title: str = "E") -> Brief:
    """Events spread over days, two articles each, told by one reference each."""
    notes, references = [], []
    for n in range(events):
        begin = first + timedelta(days=n * (days - 1) // max(1, events - 1))
        day = Published(at(begin.isoformat()), "metadata", "day")
        event = Event(f"e{n}", f"{title} {n}", f"a{n}", day.at, day.at, (f"a{n}", f"b{n}"))
        notes.append(EventNote(event, day, day, (), ()))
        references.append(Reference(n + 1, Article(f"a{n}", "", "", "", published=day)))
    made = sample.brief()
    return replace(made, events=tuple(notes), references=tuple(references), timeline=())


def spoken(first: date, last: date | None = None, *, ahead: bool = False, text: str = "Rain fell."):
    sentence = Sentence("a", 1, 0, 0, len(text), text)
    last = last or first
    return Dated(sentence, first, last, "day", "x", (0, 1), True, ahead)


def marks(drawing: str) -> list[ElementTree.Element]:
    return [e for e in ElementTree.fromstring(drawing).iter(f"{SVG}rect")
            if e.get("class") == "axis-mark"]  # fmt: skip


def labels(drawing: str) -> list[tuple[float, str]]:
    return [(float(e.get("x")), e.text) for e in ElementTree.fromstring(drawing).iter(f"{SVG}text")
            if e.get("class") == "axis-ink"]  # fmt: skip


@pytest.mark.parametrize("days", [1, 2, 8, 31, 95, 370, 1_200, 3_650, 40_000])
@pytest.mark.parametrize("events", [1, 2, 40, 200])
def test_labels_never_touch_and_nothing_leaves_the_drawing(events: int, days: int) -> None:
    drawing = axis(brief(events, days))
    found = labels(drawing)
    assert found
    for (x, one), (y, other) in pairwise(found):
        assert y - x >= (len(one) + len(other)) * 11 * 0.5 / 2, (one, other)
    for mark in marks(drawing):
        left = float(mark.get("x"))
        assert left >= 0 and left + float(mark.get("width")) <= WIDTH + 0.1
    assert len(marks(drawing)) == events


def test_events_of_one_day_stand_apart() -> None:
    places = [float(m.get("y")) for m in marks(axis(brief(12, 1)))]
    assert len(set(places)) == 12


def test_a_mark_grows_with_the_number_of_articles() -> None:
    made = brief(2, 60)
    event = replace(made.events[1].event, articles=tuple("abcdefgh"))
    made = replace(made, events=(made.events[0], replace(made.events[1], event=event)))
    small, large = (float(m.get("height")) for m in marks(axis(made)))
    assert large > small


def test_dates_spoken_of_near_and_far() -> None:
    made = replace(
        brief(5, 30),
        timeline=(
            spoken(date(2010, 1, 1), date(2010, 12, 31)),
            spoken(date(2023, 12, 10)),
            spoken(date(2024, 1, 20), ahead=True),
            spoken(date(2050, 1, 1), date(2050, 12, 31), ahead=True),
        ),
    )
    drawing = axis(made)
    assert drawing.count("<path") == 2 and drawing.count('<g fill="none">') == 1
    assert "← 1 earlier · 1 later →" in drawing
    assert labels(drawing)[0][1].endswith("2023")


def test_nothing_dated_nothing_drawn() -> None:
    undated = brief(1, 1)
    note = replace(undated.events[0], first=None, last=None)
    assert axis(replace(undated, events=(note,), references=())) == ""
    assert axis(replace(undated, events=(), references=())) == ""
    only = replace(undated, events=(), references=(), timeline=(spoken(date(2024, 5, 1)),))
    assert "<path" in axis(only)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(day: date) -> None:
    assert "<rect" in axis(brief(1, 1, first=day))
    assert "<svg" in axis(replace(brief(1, 1), timeline=(spoken(day),)))


def test_words_for_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(axis(sample.brief()))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-label") == root[0].text and "6 December 2023" in root[0].text
    assert "event" in root[1].text


def test_hostile_titles_are_text() -> None:
    title = '</title><script>alert(1)</script>" onload="x" & \u202e\x07'
    drawing = axis(
        replace(brief(1, 1, title=title), timeline=(spoken(date(2023, 12, 7), text=title),))
    )
    assert "<script" not in drawing and "\u202e" not in drawing and "\x07" not in drawing
    ElementTree.fromstring(drawing)
    assert " id=" not in drawing


def test_the_same_drawing_every_time() -> None:
    assert axis(sample.brief()) == axis(sample.brief())


def test_the_pdf_engine_draws_it_and_gives_it_words(tmp_path: Path, caplog) -> None:
    from weasyprint import HTML

    page = f'<html lang="en"><title>x</title><p>x</p>{axis(sample.brief())}</html>'
    pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    assert b"/Figure" in pdf and b"Time axis from" in pdf
    assert not [r for r in caplog.records if r.name.startswith("weasyprint")]
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    file = tmp_path / "axis.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "60", str(file), str(tmp_path / "page")], check=True)
    image = next(tmp_path.glob("page*.ppm")).read_bytes()
    colours = {image[i : i + 3] for i in range(15, len(image) - 2, 3)}
    assert any(c[0] > c[1] + 60 and c[0] > c[2] + 40 for c in colours)  # the accent's red


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
def test_a_browser_takes_the_tokens_of_the_page(tmp_path: Path) -> None:
    file = tmp_path / "axis.html"
    style = ":root { --accent: #00ff00; --ink: #111; --muted: #222; --rule: #333 }"
    script = (
        "const [mark, svg] = ['.axis-mark', 'svg'].map(s => document.querySelector(s));"
        "const over = svg.getBoundingClientRect().width - document.body.clientWidth;"
        "document.title = getComputedStyle(mark).fill + ' ' + Math.round(over)"
    )
    file.write_text(
        f"<!doctype html><meta charset=utf-8><title>-</title><style>{style}</style>"
        f"{axis(sample.brief())}<script>{script}</script>",
        "utf-8",
    )
    done = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path}/profile", "--dump-dom", file.as_uri()],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert re.search(r"<title>(.*?)</title>", done.stdout)[1] == "rgb(0, 255, 0) 0"
