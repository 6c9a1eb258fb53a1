"""``briefing fetch`` as a user calls it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.collect.shelf import locked
from tests.collect import site as serve
from tests.collect.site import LOREM, Reply, page, rss


@pytest.fixture
def fetch(monkeypatch, capsys, tmp_path: Path):
    """Calls ``briefing fetch``: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, command: str = "fetch") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["briefing", command, *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, *capsys.readouterr()

    return call


def settings(*tables: str, more: str = "") -> None:
    table = f'title = "Desk"\n[fetch]\nallow_hosts = ["localhost"]\ndelay = 0\n{more}\n'
    Path("briefing.toml").write_text(table + "\n".join(tables), encoding="utf-8")


def feed(url: str, *more: str) -> str:
    return "\n".join(["[[fetch.feeds]]", f'url = "{url}"', *more])


def test_all_fetched(site, fetch) -> None:
    site.routes |= {"/feed": serve.tagged(rss(("/a", "A")), '"v"'), "/a": page(), "/p": page("P")}
    settings(
        feed(site.url("/feed"), "full_text = true"), f'[[fetch.pages]]\nurl = "{site.url("/p")}"'
    )
    assert fetch() == (
        0, f"{site.url('/feed')}  1 new, 0 known\n{site.url('/p')}  1 new, 0 known\n", "",
    )  # fmt: skip
    assert len(list(Path("corpus/localhost").glob("*.html"))) == 2
    status, out, err = fetch()
    assert (status, err) == (0, "") and f"{site.url('/feed')}  not changed" in out
    assert site.headers[-1]["user-agent"].startswith("briefing/")


def test_some_failed(site, fetch) -> None:
    site.routes |= {"/feed": rss(("/a", "A")), "/gone": Reply(b"", 410)}
    settings(feed(site.url("/feed")), feed(site.url("/gone")))
    status, out, err = fetch("--into", "elsewhere")
    assert status == 3 and f"{site.url('/gone')}  failed\n" in out
    assert err == f"briefing: not fetched: {site.url('/gone')}: is gone for good (status 410)\n"
    assert len(list(Path("elsewhere").rglob("a_*.json"))) == 1 and not Path("corpus").exists()


def test_a_brief_says_which_sources_failed(site, fetch) -> None:
    site.routes |= {"/feed": rss(("/a", "Talks resume"), text=LOREM)}
    settings(feed(site.url("/feed")), feed(site.url("/gone"), 'source = "Wire"'))
    fetch()
    assert fetch("corpus", "-o", "brief.json", "--no-cache", command="build")[0] == 0
    gaps = json.loads(Path("brief.json").read_bytes())["gaps"]
    (text,) = [gap["text"] for gap in gaps if gap["kind"] == "failed source"]
    assert text.startswith(f"Wire ({site.url('/gone')}) could not be fetched: is not there (status")


def test_all_failed(site, fetch) -> None:
    settings(feed(site.url("/feed")))
    status, _, err = fetch()
    assert status == 4 and "none of the 1 sources could be fetched" in err


def test_a_page_that_fails_is_a_note(site, fetch) -> None:
    site.routes["/feed"] = rss(("/a", "A"))
    settings(feed(site.url("/feed"), "full_text = true"))
    status, _, err = fetch()
    assert (status, err) == (
        0, f"briefing: note: {site.url('/a')}: is not there (status 404)\n",
    )  # fmt: skip


def test_a_second_run_ends_cleanly(site, fetch) -> None:
    settings(feed(site.url("/feed")))
    with locked(Path("corpus")):
        status, out, err = fetch()
    assert (status, out) == (0, "") and err == "briefing: corpus: another fetch is at work there\n"
    assert site.asked == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "nothing to fetch"),
        ('title = "x"', "nothing to fetch"),
        ("title = 3", "title: input should be a valid string"),
        ("fetch = 3", "fetch: input should be a valid dictionary"),
        ("[fetch", "not valid TOML"),
        ("[fetch]\nx = 1", "fetch.x: unknown key"),
    ],
)
def test_settings_that_do_not_do(fetch, text: str | None, why: str) -> None:
    if text is not None:
        Path("briefing.toml").write_text(text)
    status, _, err = fetch()
    assert status == 2 and why in err
