"""The desk's hand as the brief shows it, from the file to ``brief.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing.cli import main

ARTICLES = [
    {"id": "zoo", "title": "Two pandas arrive", "date": "2024-03-02", "source": "Courier",
     "text": "Two giant pandas arrived at the zoo. Children had waited for hours."},
    {"id": "bikes", "title": "Brussels looks into Chinese bicycles", "date": "2024-03-05",
     "source": "Gazette", "text": "The European Commission opened an anti-dumping investigation "
     "into bicycles from China. The trade deficit with China had doubled."},
    {"id": "steel", "title": "Spanish steel mills ask for tariffs", "date": "2024-02-05",
     "source": "Wire", "text": "Spanish steel mills asked Madrid for tariffs on pipes from China. "
     "Overcapacity abroad has cost them orders, a union leader in Bilbao said."},
]  # fmt: skip


@pytest.fixture
def briefing(monkeypatch, tmp_path: Path):
    """Calls ``briefing ARGUMENTS`` in a folder with three articles and a first brief."""
    monkeypatch.chdir(tmp_path)
    lines = "".join(json.dumps(a) + "\n" for a in ARTICLES)
    Path("in.jsonl").write_text(lines, encoding="utf-8")

    def call(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0

    assert len(build(call)["events"]) == 3
    return call


def edit(call, *arguments: str) -> None:
    assert call("edit", *arguments) == 0


def build(call, *more: str) -> dict:
    path = "output/brief.json"
    assert call("build", "in.jsonl", "--now", "2024-03-06", "-o", path, *more) == 0
    return json.loads(Path(path).read_text(encoding="utf-8"))


def ids(brief: dict, section: str) -> list[str]:
    (found,) = (s for s in brief["sections"] if s["id"] == section)
    return [entry["event"] for entry in found["entries"]]


def test_the_brief_follows_the_edits(briefing) -> None:
    before = build(briefing)
    title = {note["event"]["title"]: note["event"]["id"] for note in before["events"]}
    zoo, bikes = title["Two pandas arrive"], title["Brussels looks into Chinese bicycles"]
    edit(briefing, "pandas", "--drop")
    edit(briefing, "steel", "--pin")
    edit(briefing, "bicycles", "--title", "Our <b>title", "--by", "J. Smith")
    edit(briefing, "bicycles", "--comment", "Ours.", "--by", "J. Smith")
    edit(briefing, "bicycles", "--omit", "had doubled")
    after = build(briefing)
    steel = title["Spanish steel mills ask for tariffs"]
    assert ids(after, "trade_balance") == [steel, bikes]
    assert zoo not in ids(after, "other") and zoo in {e["id"] for e in after["memory"]}
    (note,) = (n for n in after["events"] if n["event"]["id"] == bikes)
    assert (note["heading"], note["event"]["title"]) == (
        "Our <b>title", "Brussels looks into Chinese bicycles",
    )  # fmt: skip
    assert note["comments"] == [{"text": "Ours.", "by": "J. Smith"}]
    assert "had doubled" in json.dumps(before) and "had doubled" not in json.dumps(after)
    assert len(after["desk"]["applied"]) == 5 and after["desk"]["refused"] == []
    (line,) = (line for line in after["ledger"] if line["ref"] == "zoo")
    assert line["why"] == "its event was dropped by the desk (edit 1)"


def test_merged_today_is_merged_tomorrow(briefing) -> None:
    edit(briefing, "bicycles", "--merge", "steel")
    first = build(briefing)
    edit(briefing, "--final", "--by", "J. Smith", "--now", "2024-03-06")
    Path("first.json").write_text(json.dumps(first), encoding="utf-8")
    second = build(briefing, "--previous", "first.json")
    assert [n["event"] for n in second["events"]] == [n["event"] for n in first["events"]]
    assert second["desk"]["status"] == "final" and second["desk"]["refused"] == []
    assert {n["change"]["status"] for n in second["events"]} == {"unchanged"}
    with Path("in.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "new", "title": "Rain", "text": "It rained all day long."}))
    third = build(briefing)
    assert third["desk"]["status"] == "draft" and "other articles" in third["desk"]["refused"][0]


def test_the_same_edits_give_the_same_bytes_in_every_format(briefing) -> None:
    edit(briefing, "bicycles", "--merge", "steel")
    edit(briefing, "pandas", "--comment", "Ours.")
    names = ["b.json", "b.html", "b.md"]
    runs = []
    for _ in range(2):
        build(briefing, *(word for name in names for word in ("-o", name)))
        runs.append([Path(name).read_bytes() for name in names])
    assert runs[0] == runs[1]


def test_mistakes_in_the_file_stop_the_run(briefing, capsys) -> None:
    Path("edits.toml").write_text("[[edit]]\nkind = 'pinn'\n", encoding="utf-8")
    assert briefing("build", "in.jsonl", "-o", "x.json") == 2
    assert "edits.toml: line 1: edit.1.kind: unknown kind 'pinn'" in capsys.readouterr().err
    assert briefing("build", "in.jsonl", "-o", "x.json", "--edits", "none.toml") == 2
