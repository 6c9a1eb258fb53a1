from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing.collect import Feed, Page, Plan, parse
from briefing.errors import SettingsError


def plan(text: str, **more) -> Plan:
    return parse(tomllib.loads(text).get("fetch", {}), **more)


def test_nothing_stated_means_defaults() -> None:
    assert plan("") == Plan(folder=Path("corpus"))


def test_what_is_stated() -> None:
    found = plan(
        '[fetch]\nfolder = "in"\ndelay = 1\nallow_hosts = ["LocalHost."]\n'
        '[[fetch.feeds]]\nurl = "https://a.example/f"\nsource = " Gazette "\nfull_text = true\n'
        '[[fetch.pages]]\nurl = "https://a.example/p#x"\n',
        folder=Path("desk"),
    )
    assert found.feeds == (Feed("https://a.example/f", "Gazette", True),)
    assert found.pages == (Page("https://a.example/p"),)
    assert (found.folder, found.delay) == (Path("desk/in"), 1.0)
    assert found.allow_hosts == ("localhost",)


def test_every_mistake_is_named_with_its_path() -> None:
    with pytest.raises(SettingsError) as caught:
        plan(
            '[fetch]\ndelai = 3\ntimeout = 0\nuser_agent = "a\\nb"\nmax_bytes = "x"\n'
            '[[fetch.feeds]]\nurl = "ftp://a.example"\n[[fetch.feeds]]\nfull_text = 1\n'
            '[[fetch.pages]]\nurl = "http://a/"\n[[fetch.pages]]\nurl = "http://a/#x"\n',
            name="desk.toml",
        )
    lines = str(caught.value).splitlines()
    for path in ("delai", "timeout", "user_agent", "max_bytes", "feeds.0.url", "feeds.1.url",
                 "feeds.1.full_text", "pages"):  # fmt: skip
        assert any(line.startswith(f"desk.toml: fetch.{path}: ") for line in lines), path
    assert "desk.toml: fetch.feeds.0.url: not an http or https address" in lines
    assert "desk.toml: fetch.pages: http://a/ is named twice" in lines


def test_the_example_in_the_documentation_is_one(root: Path) -> None:
    text = (root / "docs/fetch.md").read_text(encoding="utf-8")
    found = plan(text.partition("```toml\n")[2].partition("```")[0])
    assert [feed.full_text for feed in found.feeds] == [True, False]
    assert found.feeds[1].source == "Sample Wire" and len(found.pages) == 1
