"""``briefing verify`` as a user calls it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.cli.verify import spread

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


def test_words_after_against_are_corpora() -> None:
    assert spread(["a.md", "--against", "x", "y", "--json"]) == [
        "a.md", "--against", "x", "--against", "y", "--json"
    ]  # fmt: skip
