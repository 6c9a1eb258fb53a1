"""Profiles are read from TOML, checked as a whole, and later folders win."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError, UsageError
from briefing.issues import SHIPPED, load_profiles, parse_profile, template
from tests.issues.build import profile, terms

HEAD = 'title = "{}"\nquestion = "Q?"\n'


def write(folder: Path, name: str, title: str = "T", body: str = '[terms]\n"ore" = 0.6') -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(HEAD.format(title) + body, encoding="utf-8")


def test_defaults() -> None:
    made = parse_profile("ores", HEAD.format("Ores") + terms("ore"))
    assert (made.id, made.title, made.order, made.threshold) == ("ores", "Ores", 100, 0.5)
    assert made.context == made.exclusions == made.actors == made.watch == made.examples == ()


def test_every_mistake_is_told_at_once_with_its_path() -> None:
    text = (
        'title = 3\norder = 1.5\nthreshold = 0\ncolour = "red"\nwatch = ["a", 7, "(b"]\n'
        '[groups]\nmetal = "tin"\nloop = ["{loop}"]\n'
        '[terms]\n"good" = 0.5\n"heavy" = 2\n"yes" = true\n"{zinc}" = 0.5\n'
    )
    with pytest.raises(SettingsError) as caught:
        parse_profile("Bad Name", text, name="x/Bad Name.toml")
    lines = str(caught.value).splitlines()
    assert all(line.startswith("x/Bad Name.toml: ") for line in lines)
    for said in (
        "the file's name is",
        "title: must be a text",
        "question: is missing",
        "order: must be a whole number",
        "threshold: must be a number above 0",
        "watch.1: must be a text",
        "watch.2: a bracket is not closed",
        "groups.metal: must be a list",
        "groups.loop: group {loop} refers to itself",
        "terms.'heavy': must be a number",
        "terms.'yes': must be a number",
        "terms.'{zinc}': unknown group {zinc}",
        "colour: unknown key",
    ):
        assert sum(said in line for line in lines) == 1, said
    assert len(lines) == 13


@pytest.mark.parametrize("text", ["title = ", HEAD.format("T"), HEAD.format("T") + "[terms]"])
def test_no_toml_or_no_terms_is_an_error(text: str) -> None:
    with pytest.raises(SettingsError):
        parse_profile("x", text)


def test_the_id_of_the_section_for_the_rest_is_taken() -> None:
    with pytest.raises(SettingsError, match="not 'other'"):
        profile(terms("ore"), id="other")


def test_profiles_stand_by_order_then_id(tmp_path: Path) -> None:
    write(tmp_path, "b")
    write(tmp_path, "a")
    write(tmp_path, "z", body='order = 1\n[terms]\n"ore" = 0.6')
    assert [p.id for p in load_profiles([tmp_path])] == ["z", "a", "b"]


def test_a_later_folder_replaces_by_name_and_a_missing_one_holds_nothing(tmp_path: Path) -> None:
    write(tmp_path / "one", "a", "old")
    write(tmp_path / "one", "b", "kept")
    write(tmp_path / "two", "a", "new")
    folders = [tmp_path / "one", tmp_path / "none", tmp_path / "two"]
    assert [p.title for p in load_profiles(folders)] == ["new", "kept"]
    assert load_profiles([]) == ()


def test_shared_groups_are_there_and_can_be_replaced(tmp_path: Path) -> None:
    write(tmp_path, "a", body='[terms]\n"{metal} AND {china}" = 0.6')
    with pytest.raises(SettingsError, match=r"unknown group \{metal\}"):
        load_profiles([tmp_path])
    (tmp_path / "_groups.toml").write_text('[groups]\nmetal = ["tin"]\n')
    (made,) = load_profiles([tmp_path])
    metal, china = made.terms[0].pattern.clauses
    assert metal.left == (("tin",),)
    assert ("China",) in china.left


def test_mistakes_of_several_files_come_together(tmp_path: Path) -> None:
    write(tmp_path, "a", body='[terms]\n"(ore" = 0.6')
    write(tmp_path, "b", body="")
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "_groups.toml").write_text("colour = 1")
    with pytest.raises(SettingsError) as caught:
        load_profiles([tmp_path])
    named = {line.split(": ")[0].rsplit("/")[-1] for line in str(caught.value).splitlines()}
    assert named == {"a.toml", "b.toml", "c.toml", "_groups.toml"}


def test_the_template_is_a_profile_that_works() -> None:
    made = parse_profile("raw_materials", template("raw_materials"))
    assert made.title == "Raw materials"
    assert made.terms


@pytest.mark.parametrize("name", ["", "Raw", "raw materials", "../x", "other", "1st"])
def test_a_template_needs_a_name_that_can_be_an_id(name: str) -> None:
    with pytest.raises(UsageError):
        template(name)


def test_four_profiles_are_shipped() -> None:
    assert [p.id for p in load_profiles([SHIPPED])] == [
        "trade_balance",
        "ukraine_sanctions",
        "tech_export_controls",
        "belt_and_road",
    ]
