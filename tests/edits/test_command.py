"""``briefing edit`` as a user calls it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing import edits as e
from briefing.cli import main
from tests.build import at

A, B, C = "a" * 12, "b" * 12, "c" * 12
ONE, TWO, THREE = "1a" * 6, "2b" * 6, "2c" * 6


def event(key: str, title: str, *articles: str) -> dict:
    return {"id": key, "title": title, "articles": list(articles)}


def sentence(article: str, start: int, text: str) -> dict:
    end = start + len(text)
    return {
        "article": article,
        "paragraph": 1,
        "index": 0,
        "start": start,
        "end": end,
        "text": text,
    }


def source(number: int, key: str, title: str, ref: str) -> dict:
    return {"number": number, "article": {"id": key, "title": title, "ref": ref}}


FOUND = [
    event(ONE, "Summit opens", A, B),
    event(TWO, "Bicycle duties", C),
    event(THREE, "Pandas\x1b[2J arrive"),
]
RECORD = {
    "events": [
        {"event": FOUND[0], "heading": ""},
        {"event": FOUND[1], "heading": "The desk's bicycles"},
    ],
    "memory": FOUND,
    "sections": [
        {
            "id": "trade_balance",
            "title": "Trade balance",
            "entries": [
                {
                    "event": ONE,
                    "claims": [
                        {
                            "sentence": sentence(A, 10, "The deficit doubled."),
                            "support": [sentence(B, 5, "The deficit had doubled.")],
                        }
                    ],
                }
            ],
        },
        {"id": "other", "title": "Other developments", "entries": []},
    ],
    "references": [
        source(1, A, "Summit opens", "in/gazette.md"),
        source(2, B, "Leaders meet", "in/wire.txt"),
        source(3, C, "Duties on bicycles", "in/bikes.txt"),
    ],
    "ledger": [{"ref": "in/uncited.txt"}],
    "desk": {"applied": [], "refused": ["Edit 9, pin: event 999999999999 is not in this run"]},
}


@pytest.fixture
def edit(monkeypatch, capsys, tmp_path: Path):
    """Calls ``briefing edit ARGUMENTS``; gives exit status, standard output and error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "brief.json").write_text(json.dumps(RECORD), encoding="utf-8")

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["briefing", "edit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call


def written(name: str = "edits.toml") -> tuple[e.Edit, ...]:
    path = Path(name)
    return e.parse(path.read_text(encoding="utf-8")) if path.exists() else ()


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["summit", "--pin"], e.Pin(ONE)),
        (["1a1a", "--pin", "--section", "other dev"], e.Pin(ONE, "other")),
        (["bicycles", "--drop", "--by", " J. Smith "], e.Drop(TWO, by="J. Smith")),
        ([TWO, "--title", " Our <b>title "], e.Retitle(TWO, "Our <b>title")),
        ([TWO, "--comment", "a\nb", "--by", "X"], e.Remark(TWO, "a\nb", "X")),
        (["summit", "--merge", "bicycles", "pandas"], e.Merge(ONE, (TWO, THREE))),
        (["summit", "--split", "2"], e.Split(ONE, (B,))),
        (["summit", "--split", "bbbb", "in/gazette.md"], e.Split(ONE, (B, A))),
        (["summit", "--split", "leaders", "in/uncited.txt"], e.Split(ONE, (B, "in/uncited.txt"))),
        (["summit", "--omit", "deficit  HAD"], e.Omit(B, 5, 29)),
        (["summit", "--before", "bicycles"], e.Reorder((ONE, TWO))),
        (["summit", "2b2b", "--first"], e.Reorder((ONE, TWO), first=True)),
        (["--draft"], e.Draft()),
        (
            ["--final", "--by", "J. Smith", "--now", "2024-05-01T10:30:00Z"],
            e.Final("J. Smith", at("2024-05-01T10:30"), e.signature([A, B, C])),
        ),
    ],
)
def test_every_edit_is_written_and_shown(edit, arguments: list[str], made: e.Edit) -> None:
    status, out, err = edit(*arguments)
    assert (status, written()) == (0, (made,)), err
    assert out.startswith("edits.toml: edit 1\n[[edit]]\n")
    assert Path("edits.toml").read_text(encoding="utf-8").startswith("# The desk's own hand")


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        ([], "what shall be done?"),
        (["summit", "--pin", "--drop"], "one edit at a time, not --pin and --drop"),
        (["--pin"], "which event?"),
        (["summit", "opens", "--pin"], "put a title of several words in quotes"),
        (["summit", "--list"], "--list goes without an event"),
        (["summit", "--title", "x", "--section", "other"], "--title goes without --section"),
        (["nothing", "--pin"], "no event 'nothing' in output/brief.json"),
        (["i", "--pin"], f"event 'i' could be any of 2:\n  {ONE}  Summit opens\n"),
        (["summit", "--pin", "--section", "space"], "choose from: trade_balance, other"),
        (["summit", "--merge", "summit"], "cannot be merged with itself"),
        (["summit", "--before", "summit"], "cannot stand before itself"),
        (["summit", "--split", "3"], f"it cites\n  1  {A}  Summit opens"),
        (["summit", "--omit", "deficit"], "could be any of 2:\n  1  The deficit doubled."),
        (["summit", "--omit", "bicycle"], "quotes no sentence with 'bicycle'"),
        (["summit", "--title", "a" * 301], "edits.toml: line 4: edit.1.title: longer than 300"),
        (["summit", "--comment", " "], "text: must be a text that is not blank"),
        (["summit", "--comment", "a\x1bb"], "holds a control character (U+001B)"),
        (["--final"], "--final needs --by NAME"),
        (["--undo"], "edits.toml: holds no edit"),
        (["summit", "--pin", "--brief", "none.json"], "none.json: no such file"),
        (["summit", "--pin", "--brief", "edits.toml"], "edits.toml: no such file"),
    ],
)
def test_mistakes_are_explained_and_write_nothing(edit, arguments: list[str], wrong: str) -> None:
    status, _, err = edit(*arguments)
    assert (status, written()) == (2, ()) and wrong in err
    assert not Path("edits.toml").exists()


def test_what_is_printed_has_no_control_characters(edit) -> None:
    _, out, err = edit("pandas", "--pin")
    assert "# Pandas [2J arrive" in out and "\x1b" not in out + err


def test_list_and_undo(edit) -> None:
    edit("summit", "--merge", "bicycles")
    edit("pandas", "--first", "--by", "J. Smith")
    _, out, _ = edit("--list")
    assert out == (
        f"   1  merge    {ONE} “Summit opens”  {TWO} “The desk's bicycles”\n"
        f"   2  reorder  {THREE} “Pandas [2J arrive”  first  by J. Smith\n"
        "refused in the last brief: Edit 9, pin: event 999999999999 is not in this run\n"
    )
    status, out, _ = edit("--undo")
    assert (status, written()) == (0, (e.Merge(ONE, (TWO,)),))
    assert out.startswith('removed from edits.toml:\n[[edit]]\nkind = "reorder"')


def test_comments_in_the_file_stay(edit) -> None:
    own = f"# Ours.\n[[edit]]\nkind='pin'  # why\nevent = '{ONE}'\n# The end.\n"
    Path("edits.toml").write_text(own, encoding="utf-8")
    edit("bicycles", "--drop")
    assert Path("edits.toml").read_text(encoding="utf-8").startswith(own)
    edit("--undo")
    assert Path("edits.toml").read_text(encoding="utf-8") == own


def test_a_brief_older_than_the_edits_is_not_declared_final(edit) -> None:
    edit("summit", "--pin")
    assert edit("--final", "--by", "X")[0] == 0  # its one line is the brief's line of edit 1
    edit("summit", "--title", "Y")
    status, _, err = edit("--final", "--by", "X")
    assert status == 2 and "was made before edit 3: build it again first" in err


def test_without_a_brief_only_whole_ids_do(edit) -> None:
    Path("output/brief.json").unlink()
    status, _, err = edit("summit", "--pin")
    assert status == 2 and "no brief at output/brief.json" in err
    assert edit(ONE, "--split", "in/wire.txt")[0] == 0
    assert edit(ONE, "--before", TWO, "--section", "trade_balance")[0] == 0
    assert written() == (e.Split(ONE, ("in/wire.txt",)), e.Reorder((ONE, TWO), "trade_balance"))
    assert edit("--final", "--by", "X")[0] == 2


def test_it_stands_beside_the_settings(edit) -> None:
    Path("desk").mkdir()
    Path("desk/briefing.toml").write_text("", encoding="utf-8")
    assert edit("summit", "--pin", "-c", "desk/briefing.toml")[0] == 0
    assert edit("summit", "--drop", "--file", "mine.toml")[0] == 0
    assert written("desk/edits.toml") == (e.Pin(ONE),)
    assert written("mine.toml") == (e.Drop(ONE),)


@pytest.mark.parametrize("text", ["[]", "{", '{"events": 3}', '{"events": [{}]}'])
def test_what_is_no_brief_is_named(edit, text: str) -> None:
    Path("output/brief.json").write_text(text, encoding="utf-8")
    status, _, err = edit("summit", "--pin")
    assert status == 2 and "output/brief.json: not a brief.json of this program" in err
