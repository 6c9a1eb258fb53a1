from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import load, parse
from briefing.errors import SettingsError, UsageError


def test_nothing_stated_means_defaults(tmp_path: Path) -> None:
    settings = load(folder=tmp_path)
    assert settings.audience_named().name == "analyst"
    assert settings.corpus == ()


def test_an_empty_file_means_the_same_as_none(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("")
    stated, default = load(folder=tmp_path), load(folder=tmp_path / "nowhere")
    assert stated.ranker == default.ranker == "coverage"
    assert stated.audiences == default.audiences and stated.title == default.title


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "briefing.toml"
    file.write_text('corpus = ["in"]\ntemplates = "my"\n[issues]\nfolders = ["own"]\n')
    settings = load(file)
    assert settings.corpus == (tmp_path / "in",)
    assert settings.templates == (tmp_path / "my",)
    assert settings.issue_folders == (tmp_path / "own",)


def test_every_mistake_is_named_with_its_path() -> None:
    with pytest.raises(SettingsError) as caught:
        parse('titel = "x"\naudience = 3\n[audiences.m]\nwords = 2\ncolour = "red"\n')
    lines = str(caught.value).splitlines()
    assert len(lines) == 4
    for name in ("titel", "audience", "audiences.m.words", "audiences.m.colour"):
        assert any(f": {name}: " in line for line in lines), name


@pytest.mark.parametrize("text", ["title = ", "[issues\n", 'title = "a"\ntitle = "b"'])
def test_broken_toml_names_the_file(text: str) -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml: not valid TOML"):
        parse(text, name="desk.toml")


def test_own_audience_starts_from_the_analyst_and_a_shipped_one_from_itself() -> None:
    settings = parse("[audiences.minister]\nwords = 30\n[audiences.executive]\nmax_pages = 1\n")
    assert settings.audience_named("minister").template == "analyst"
    assert settings.audience_named("minister").words == 30
    assert settings.audience_named("executive").max_pages == 1
    assert settings.audience_named("executive").template == "executive"


def test_unknown_audience_lists_the_choices_and_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Did you mean 'executive'.*analyst, executive"):
        parse("").audience_named("executiv")


def test_handling_is_checked_with_the_rest() -> None:
    with pytest.raises(SettingsError) as caught:
        parse(
            '[handling]\ndefault = "PINK"\n[[handling.sources]]\nmarking = "RED"\n'
            '[[handling.sources]]\nmarking = "RED"\noutlets = ["-"]\nhosts = ["a.test"]\n'
            '[audiences.minister]\nclearance = "amber"\n'
        )
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert any(
        line.endswith("sources.0: name outlets, domains or paths that it marks") for line in lines
    )
    for name in ("handling.default", "sources.1.outlets.0", "sources.1.hosts",
                 "audiences.minister.clearance"):  # fmt: skip
        assert any(f"{name}: " in line for line in lines), name


def test_nobody_inherits_the_clearance_of_the_analyst() -> None:
    settings = parse(
        '[audiences.analyst]\nclearance = "RED"\nwords = 90\n[audiences.minister]\nevents = 2\n'
    )
    assert settings.audience_named("analyst").clearance == "RED"
    assert settings.audience_named("minister").words == 90
    assert settings.audience_named("minister").clearance is None
