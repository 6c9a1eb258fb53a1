"""The desk's table of names: what it says, and every mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.actors import load_aliases, parse_aliases, said
from briefing.errors import SettingsError
from tests.actors.build import report


def load(tmp_path: Path, *texts: str, shipped: bool = False):
    paths = []
    for n, text in enumerate(texts):
        paths.append(tmp_path / f"{n}.toml")
        paths[-1].write_text(text, "utf-8")
    return load_aliases(paths, shipped=shipped)


def test_the_shipped_table_is_sound_and_names_no_person() -> None:
    table = load_aliases()
    assert len(table.entries) > 50
    assert {entry.kind for entry in table.entries} == {"institution", "place"}


def test_none_is_empty() -> None:
    assert load_aliases(shipped=False).entries == ()
    assert parse_aliases("") == ()


@pytest.mark.parametrize(
    "name", ["WTO", "wto", "the WTO", "W.T.O.", "World Trade Organization", "the world trade "
             "organization"],
)  # fmt: skip
def test_spellings_of_one_name(name: str) -> None:
    assert load_aliases().find(name).name == "World Trade Organization"


def test_kept_apart() -> None:
    table = load_aliases()
    names = ("EU", "Brussels", "European Commission", "European Council", "EU Council",
             "European Parliament", "Council of Europe", "China", "Beijing",
             "Chinese foreign ministry")  # fmt: skip
    assert len({table.find(name).name for name in names}) == len(names)


def test_every_mistake_is_reported_with_its_path() -> None:
    text = """
        Alpha = 3
        [Beta]
        kind = "bank"
        nick = ["B"]
        names = ["Beta Bank", "", 4]
        short = "Bank"
        ["Gamma Bank"]
        names = ["BETA BANK"]
        [Delta]
        names = ["The Beta"]
    """
    with pytest.raises(SettingsError) as error:
        parse_aliases(text, name="desk.toml")
    lines = str(error.value).splitlines()
    assert lines == [
        "desk.toml: Alpha: must be a table with kind, names, short",
        "desk.toml: Beta.nick: unknown key",
        "desk.toml: Beta.kind: must be one of institution, person, place",
        "desk.toml: Beta.names.1: must be a text that is not blank",
        "desk.toml: Beta.names.2: must be a text that is not blank",
        "desk.toml: Beta.short: must be a list of texts",
        'desk.toml: "Gamma Bank": the name "beta bank" is also one of "Beta"',
        'desk.toml: "Delta": the name "beta" is also one of "Beta"',
    ]


def test_broken_and_missing_files_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[", "utf-8")
    with pytest.raises(SettingsError) as error:
        load_aliases([tmp_path / "broken.toml", tmp_path / "absent.toml"])
    first, second = str(error.value).splitlines()
    assert "not valid TOML" in first and "cannot be read" in second


def test_a_later_file_adds_and_its_claims_hold(tmp_path: Path) -> None:
    table = load(
        tmp_path,
        '[Beijing]\nkind = "place"\n["Ministry of Trade"]\nnames = ["MOT", "Trade Ministry"]',
        '["Chinese government"]\nnames = ["Beijing", "MOT"]\n["Ministry of Trade"]\n'
        'names = ["Trade Office"]',
    )
    assert table.find("Beijing").name == table.find("MOT").name == "Chinese government"
    assert table.find("Trade Ministry").name == table.find("Trade Office").name
    assert [entry.name for entry in table.entries] == ["Ministry of Trade", "Chinese government"]


def test_a_desk_can_merge_what_ships_apart(tmp_path: Path) -> None:
    doc, quotes = report("Beijing|trust is needed", "China|steel is dear")
    own = load(tmp_path, '["Chinese government"]\nnames = ["Beijing", "China"]', shipped=True)
    found = said([doc], {doc.article.id: quotes}, own)
    assert {one.actor for one in found} == {"Chinese government"}


def test_a_desk_can_list_a_person(tmp_path: Path) -> None:
    doc, quotes = report("Old Holm|trust is needed")
    own = load(tmp_path, '["Anna Holm"]\nkind = "person"\nnames = ["Old Holm"]')
    (one,) = said([doc], {doc.article.id: quotes}, own)
    assert one.actor == "Anna Holm"
