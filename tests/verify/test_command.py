"""``briefing verify`` as a user calls it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing.cli import main, options
from briefing.cli.verify import spread
from briefing.readers import is_own
from briefing.verify import created

STORY = (
    "---\ntitle: Brussels looks into Chinese bicycles\nsource: Gazette\ndate: 2024-03-05\n---\n"
    "The European Commission has begun an anti-dumping inquiry into bicycles made in China.\n\n"
    "Makers in three member states had complained of unfair competition from China.\n"
)


@pytest.fixture
def briefing(monkeypatch, capsys, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/gazette.md").write_text(STORY, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    status, _, _ = call("build", "in", "-o", "b.json", "b.html", "b.md", "--now", "2024-03-06")
    assert status == 0
    return call


def test_what_was_built_is_verbatim(briefing) -> None:
    status, out, _ = briefing("verify", "b.json", "b.html", "b.md", "--against", "in")
    assert (status, out.count("all verbatim")) == (0, 3)


def test_a_forgery_ends_with_status_1_and_is_named(briefing) -> None:
    page = Path("b.md").read_text(encoding="utf-8").replace("unfair", "fair")
    Path("b.md").write_text(page, encoding="utf-8")
    status, out, _ = briefing("verify", "b.json", "b.md", "--against", "in")
    assert status == 1 and "altered" in out and "“unfair” → “fair”" in out
    status, out, _ = briefing("verify", "b.md", "--json", "--against", "in")
    lines = [json.loads(line) for line in out.splitlines()]
    (forged,) = [x for x in lines if x["verdict"] != "verbatim" and x["kind"] == "quotation"][:1]
    assert status == 1 and forged["differs"] == [{"source": "unfair", "brief": "fair"}]
    assert forged["place"] == "in/gazette.md ¶2"


def test_another_corpus_bears_nothing_out(briefing) -> None:
    Path("other").mkdir()
    Path("other/zoo.txt").write_text("Two giant pandas arrived at the zoo on Saturday.\n")
    status, out, _ = briefing("verify", "b.json", "--against", "other")
    assert status == 1 and "not found" in out


def test_a_brief_that_quotes_nothing_is_not_all_verbatim(briefing) -> None:
    Path("empty.md").write_text("# Nothing\n")
    status, out, _ = briefing("verify", "empty.md", "--against", "in")
    assert status == 4 and "quotes nothing" in out and "verbatim" not in out


@pytest.mark.parametrize(
    "arguments",
    [("--against", "in"), ("b.txt", "--against", "in"), ("no.json", "--against", "in"), ("b.json",),
     ("b.json", "--against", "nowhere")],
)  # fmt: skip
def test_wrong_usage(briefing, arguments: tuple[str, ...]) -> None:
    assert briefing("verify", *arguments)[0] == 2


def test_a_broken_brief_is_named(briefing) -> None:
    Path("bad.json").write_text("{")
    status, _, err = briefing("verify", "bad.json", "--against", "in")
    assert status == 1 and err.startswith("briefing: bad.json: not valid JSON")


UNDATED = (
    "---\ntitle: Brussels looks into Chinese bicycles\nsource: Gazette\n---\n"
    "BRUSSELS, March 5 (Gazette) - The European Commission began an anti-dumping inquiry into "
    "bicycles made in China on Thursday.\n\n"
    "Makers had complained of unfair competition from China in a letter of January 3.\n"
)
"""5 March was a Thursday in 2015, 2020 and 2026: which is meant hangs on what is past."""
FORMATS = (".json", ".html", ".md", ".pdf")


def test_articles_are_dated_as_on_the_day_of_each_brief(briefing, monkeypatch) -> None:
    Path("in/gazette.md").write_text(UNDATED, encoding="utf-8")
    made = [[f"{year}{suffix}" for suffix in FORMATS] for year in (2015, 2020)]
    for year, files in zip((2015, 2020), made, strict=True):
        assert briefing("build", "in", "-o", *files, "--now", f"{year}-03-06")[0] == 0
        assert f"[5 March {year}]" in Path(f"{year}.html").read_text(encoding="utf-8")
    days = []
    read = options.read
    monkeypatch.setattr(options, "read", lambda *args: days.append(args[2]) or read(*args))
    every = [file for pair in zip(*made, strict=True) for file in pair]
    status, out, _ = briefing("verify", *every, "--against", "in")
    assert (status, out.count("all verbatim"), len(out.splitlines())) == (0, 8, 8)
    assert [line.partition(":")[0] for line in out.splitlines()] == every
    assert days == ["2015-03-06", "2020-03-06"]
    status, out, _ = briefing(
        "verify", "2015.md", "2020.md", "--against", "in", "--now", "2020-04-01"
    )
    one, two = (line for line in out.splitlines() if line[:8] in ("2015.md:", "2020.md:"))
    assert status == 1 and one.endswith(" altered") and two.endswith("all verbatim")
    assert days[-1] == "2020-04-01"


def test_when_a_brief_was_made(briefing) -> None:
    for suffix in (".json", ".html", ".md"):
        moment = created(Path(f"b{suffix}").read_bytes(), suffix)
        assert moment and moment.isoformat() == "2024-03-06T23:59:59+00:00"
    assert is_own(Path("b.md").read_bytes())


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(b"", ".json"), (b"[]", ".json"), (b'{"created": 3}', ".json"), (b"{" * 9_999, ".json"),
     (b'{"created": "9999-12-31T23:59:59Z"}', ".json"), (b'{"created": "soon"}', ".json"),
     (b"", ".html"), (b"<p>x", ".html"), (b'<meta name="dcterms.created">', ".html"),
     (b"", ".md"), (b"<!-- briefing 0.1.0 -->", ".md"), (b"<!-- briefing 0 \xff -->", ".md"),
     (b"# T\n<!-- briefing 0.1.0 2024-03-06 -->", ".md"), (b"%PDF-1.7", ".pdf"), (b"", ".txt")],
)  # fmt: skip
def test_a_file_that_does_not_say_when_it_was_made(data: bytes, suffix: str) -> None:
    assert created(data, suffix) is None


def test_a_moment_without_a_zone_is_in_utc() -> None:
    data = b'{"created": "2024-03-06T01:00:00"}'
    assert created(data, ".json") == created(data.replace(b':00"', b':00+00:00"'), ".json")


def test_words_after_against_are_corpora() -> None:
    assert spread(["a.md", "--against", "x", "y", "--json"]) == [
        "a.md", "--against", "x", "--against", "y", "--json"
    ]  # fmt: skip
