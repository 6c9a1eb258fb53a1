"""Whole runs against a real server: what lands in the folder, and what is asked of hosts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import collect, readers
from briefing.collect.keys import key
from briefing.model import Article
from tests.collect import site as serve
from tests.collect.site import Reply, page, rss, to


def articles(folder: Path) -> list[Article]:
    return [item for item in readers.read([folder]) if isinstance(item, Article)]


def test_a_feed_becomes_one_file_an_entry_that_reads_as_the_feed_said(site, desk) -> None:
    site.routes["/feed"] = rss(("/a?id=1", "Talks resume"), ("/b", "Duties rise"))
    (source,) = desk.fetch(site.url("/feed"))
    assert (source.new, source.known, source.failed, source.notes) == (2, 0, "", [])
    one, two = sorted(articles(desk.folder), key=lambda a: a.title)
    assert (one.title, one.text, one.source) == ("Duties rise", "In short.", "Gazette")
    assert two.url == site.url("/a?id=1")
    assert f"{one.published.at:%Y-%m-%dT%H:%M}" == "2024-03-05T09:30"
    assert one.published.basis == "metadata" and one.published.precision == "time"


def test_full_text_keeps_the_page_as_served_and_what_the_feed_said(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "Talks resume")), "/a": page("Talks to resume")}
    desk.fetch(site.url("/feed"), full_text=True)
    (file,) = desk.files()
    data = file.read_bytes()
    assert data.endswith(site.routes["/a"].body) and file.suffix == ".html"
    facts = json.loads(data.partition(b"\n")[0].removeprefix(b"<!--briefing ").removesuffix(b"-->"))
    assert (facts["url"], facts["charset"]) == (site.url("/a"), "utf-8")
    assert facts["feed"]["date"] == "2024-03-05T09:30:00Z" and facts["feed"]["source"] == "Gazette"
    assert articles(desk.folder)[0].title == "Talks to resume"


def test_the_same_article_over_two_feeds_and_with_tracking_is_kept_once(site, desk) -> None:
    site.routes |= {
        "/one": rss(("/a?utm_source=rss&utm_medium=x", "Talks"), ("/a#top", "Talks")),
        "/two": rss(("/a/?fbclid=7", "Talks again")),
    }
    one, two = desk.fetch(site.url("/one"), site.url("/two"))
    assert (one.new, one.known, two.new, two.known) == (1, 1, 0, 1)
    assert len(desk.files()) == 1


def test_a_second_run_adds_nothing_and_asks_conditionally(site, desk) -> None:
    site.routes |= {"/feed": serve.tagged(rss(("/a", "Talks")), '"v1"'), "/a": page()}
    desk.fetch(site.url("/feed"), full_text=True)
    before = {p: p.read_bytes() for p in desk.files()}
    site.asked.clear()
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert source.unchanged and site.paths() == ["/feed"]
    assert {p: p.read_bytes() for p in desk.files()} == before


@pytest.mark.parametrize("damage", [Path.unlink, lambda p: p.write_bytes(b'{"sources": 3')])
def test_losing_the_state_costs_requests_but_makes_no_duplicates(site, desk, damage) -> None:
    site.routes |= {
        "/feed": serve.tagged(rss(("/r", "Talks"), ("/b", "Duties")), '"v1"'),
        "/r": to("/moved/a"), "/moved/a": page(), "/b": page("Duties"),
    }  # fmt: skip
    desk.fetch(site.url("/feed"), full_text=True)
    before = desk.names()
    damage(desk.folder / ".fetch.json")
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert (source.new, source.known, desk.names()) == (0, 2, before)
    (source,) = desk.fetch(site.url("/feed"))  # in words alone, under the address that redirects
    assert (source.new, source.known, desk.names()) == (0, 2, before)


def test_two_links_that_lead_to_one_page_make_one_file(site, desk) -> None:
    site.routes |= {
        "/feed": rss(("/r/1", "Talks"), ("/r/2", "Talks")),
        "/r/1": to("/a"), "/r/2": to("/a"), "/a": page(),
    }  # fmt: skip
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert (source.new, source.known, len(desk.files())) == (1, 1, 1)
    site.asked.clear()
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert (site.paths(), source.known, len(desk.files())) == (["/feed"], 2, 1)


def test_a_page_that_fails_is_told_by_the_feed_and_taken_when_it_is_back(site, desk) -> None:
    site.routes |= {
        "/feed": serve.tagged(rss(("/a", "Talks"), ("/b", "Duties")), '"v"'),
        "/a": Reply(b"", 500), "/b": page("Duties"),
    }  # fmt: skip
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert (source.new, source.failed) == (2, "")
    assert source.notes == [(site.url("/a"), "failed 3 times (status 500)")]
    assert [n.rpartition(".")[2] for n in desk.names()] == ["html", "json"]
    site.routes["/a"] = page()
    (source,) = desk.fetch(site.url("/feed"), full_text=True)  # not 304: something was left over
    assert (source.new, source.changed, source.known) == (0, 1, 1)
    assert [n.rpartition(".")[2] for n in desk.names()] == ["html", "html"]


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_page_that_is_gone_is_asked_for_once(site, desk, status: int) -> None:
    site.routes |= {"/feed": rss(("/a", "Talks")), "/a": Reply(b"", status)}
    desk.fetch(site.url("/feed"), full_text=True)
    desk.fetch(site.url("/feed"), full_text=True)
    assert site.paths().count("/a") == 1
    assert [a.title for a in articles(desk.folder)] == ["Talks"]


def test_a_page_that_keeps_failing_is_given_up(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "Talks")), "/a": Reply(b"", 500)}
    for _ in range(5):
        desk.fetch(site.url("/feed"), full_text=True)
        desk.clock.passed += 86_400
    assert site.paths().count("/a") == 3 * 3  # on three days, three times each


def test_what_is_no_page_is_not_kept_as_one(site, desk) -> None:
    site.routes |= {
        "/feed": rss(("/pdf", "Paper"), ("/old", "Story")),
        "/pdf": Reply(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}),
        "/old": to("/"), "/": page("All the news"),
    }  # fmt: skip
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert [why for _, why in source.notes] == [
        "is no HTML page (application/pdf)",
        "leads to a front page instead of the article",
    ]
    assert sorted(a.title for a in articles(desk.folder)) == ["Paper", "Story"]


def test_one_feed_takes_no_more_than_its_share_of_a_run(site, desk) -> None:
    site.routes["/feed"] = serve.tagged(rss(*((f"/{n}", f"Story {n}") for n in range(5))), '"v"')
    for new, known in ((2, 0), (2, 2), (1, 4)):
        (source,) = desk.fetch(site.url("/feed"), max_items=2)
        assert (source.new, source.known) == (new, known)
    (source,) = desk.fetch(site.url("/feed"), max_items=2)
    assert source.unchanged


def test_entries_without_a_link_are_known_by_their_words(site, desk) -> None:
    site.routes["/feed"] = rss(("", "Talks"), ("javascript:alert(1)", "Duties"))
    assert [desk.fetch(site.url("/feed"))[0].new for _ in range(2)] == [2, 0]
    assert all(a.url is None for a in articles(desk.folder))


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (page(), "no usable feed: what came is something else"),
        (Reply(b"\x89PNG\r\n" + bytes(100)), "no usable feed: not text"),
        (Reply(b""), "no usable feed: empty"),
        (rss(), "no usable feed: a feed without entries"),
        (Reply(b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>'), "no usable feed: its XML declares"),
        (Reply(b"", 304), "says “not modified” to a first request"),
        (Reply(b"", 404), r"is not there \(status 404\)"),
    ],
)
def test_what_is_no_feed_is_told_and_writes_nothing(site, desk, reply: Reply, why: str) -> None:
    site.routes["/feed"] = reply
    (source,) = desk.fetch(site.url("/feed"))
    assert source.failed and __import__("re").match(why, source.failed)
    assert desk.files() == []


def test_one_failing_host_costs_the_others_nothing(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "Talks"))}
    dead = "http://b.test:1/feed"  # nothing listens on port 1
    bad, good = desk.fetch(dead, site.url("/feed"))
    assert bad.failed.startswith("its robots.txt cannot be had: no connection")
    assert good.new == 1 and len(desk.files()) == 1


def test_a_host_that_fails_again_and_again_is_left(site, desk) -> None:
    site.routes["/feed"] = rss(*((f"http://b.test:{site.port}/{n}", f"S {n}") for n in range(9)))
    site.routes |= {f"/{n}": Reply(b"", 502) for n in range(9)}
    (source,) = desk.fetch(site.url("/feed", "a.test"), full_text=True)
    assert len([host for host, path in site.asked if host == "b.test"]) == 1 + 3 * 3
    assert len(source.problems()) == 2 and len(source.notes) == 9
    assert source.new == 9  # as the feed told them


def test_pages_that_failed_before_wait_until_the_others_had_their_turn(site, desk) -> None:
    site.routes["/feed"] = rss(*((f"/{n}", f"S {n}") for n in range(4)))
    site.routes |= {f"/{n}": Reply(b"", 502) for n in range(3)} | {"/3": page()}
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert "/3" not in site.paths() and source.notes[-1][1].endswith("is left for now")
    desk.fetch(site.url("/feed"), full_text=True)
    assert [p.suffix for p in desk.files()].count(".html") == 1


def test_a_feed_of_mere_headlines_says_what_would_help(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "A"), text=""), "/a": page()}
    (source,) = desk.fetch(site.url("/feed"))
    assert "full_text = true would follow their links" in source.failed and desk.files() == []
    assert desk.fetch(site.url("/feed"), full_text=True)[0].new == 1


# Manners


def test_requests_to_one_host_are_apart_and_other_hosts_do_not_wait(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "A"), ("/b", "B")), "/a": page(), "/b": page()}
    desk.fetch(site.url("/feed", "a.test"), full_text=True, delay=2.0)
    assert desk.clock.waits == [2.0, 2.0, 2.0]  # robots.txt, then feed, a, b
    assert [path for _, path in site.asked] == ["/robots.txt", "/feed", "/a", "/b"]


def test_robots_txt_is_asked_once_and_obeyed(site, desk) -> None:
    site.routes |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /b\nCrawl-delay: 7"),
        "/feed": rss(("/a", "A"), ("/b", "B")), "/a": page(), "/b": page(),
    }  # fmt: skip
    (source,) = desk.fetch(site.url("/feed"), full_text=True)
    assert [path for _, path in site.asked] == ["/robots.txt", "/feed", "/a"]
    assert source.notes == [(site.url("/b"), "its robots.txt does not allow it")]
    assert desk.clock.waits == [2.0, 7.0]
    assert sorted(a.title for a in articles(desk.folder)) == ["B", "Talks resume"]


def test_redirects_are_held_to_the_robots_txt_of_where_they_lead(site, desk) -> None:
    site.routes |= {
        "/feed": to(f"http://b.test:{site.port}/private"), "/private": rss(("/a", "A")),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /private"),
    }  # fmt: skip
    (source,) = desk.fetch(site.url("/feed", "a.test"))
    assert source.failed == "its robots.txt does not allow it"
    assert ("b.test", "/private") not in site.asked and ("b.test", "/robots.txt") in site.asked


def test_no_answer_on_robots_txt_means_no(site, desk) -> None:
    site.routes |= {"/robots.txt": Reply(b"", 503), "/feed": rss(("/a", "A"))}
    (source,) = desk.fetch(site.url("/feed"))
    assert source.failed == "its robots.txt cannot be had: failed 3 times (status 503)"
    assert site.paths() == []


def test_a_short_retry_after_is_sat_out(site, desk) -> None:
    busy = Reply(b"", 429, {"Retry-After": "30"})
    site.routes["/feed"] = serve.in_turn(busy, rss(("/a", "A")))
    (source,) = desk.fetch(site.url("/feed"))
    assert source.new == 1 and 30.0 in desk.clock.waits


@pytest.mark.parametrize("asked", ["7200", "Tue, 05 Mar 2024 14:00:00 GMT"])
def test_a_long_retry_after_holds_over_runs(site, desk, asked: str) -> None:
    site.routes |= {"/feed": Reply(b"", 429, {"Retry-After": asked}), "/two": rss(("/a", "A"))}
    (source,) = desk.fetch(site.url("/feed"))
    assert source.failed.startswith("its host asks to be left alone until 2024-03-05 14:0")
    site.routes["/feed"] = rss(("/a", "A"))
    desk.clock.passed += 3000
    site.asked.clear()
    (source,) = desk.fetch(site.url("/feed"))
    assert "left alone until 14:00" in source.failed and site.asked == []
    desk.clock.passed += 4300
    (source,) = desk.fetch(site.url("/feed"))
    assert source.new == 1


def test_a_feed_that_moved_for_good_says_so(site, desk) -> None:
    site.routes |= {"/feed": to("/new", 301), "/new": rss(("a", "A"))}
    (source,) = desk.fetch(site.url("/feed"))
    assert source.new == 1 and source.moved == site.url("/new")
    assert "change it in the settings" in source.problems()[0].message
    site.routes["/feed"] = to("/new", 302)
    assert desk.fetch(site.url("/feed"))[0].moved == ""


# Pages of the settings


def test_a_named_page_is_replaced_where_it_changed(site, desk) -> None:
    site.routes["/p/talks"] = page("First")
    (source,) = desk.fetch(pages=(site.url("/p/talks"),))
    assert (source.new, desk.names()) == (1, [f"talks_{key(site.url('/p/talks'))}.html"])
    (source,) = desk.fetch(pages=(site.url("/p/talks"),))
    assert source.unchanged
    site.routes["/p/talks"] = page("Second")
    (source,) = desk.fetch(pages=(site.url("/p/talks"),))
    assert (source.changed, [a.title for a in articles(desk.folder)]) == (1, ["Second"])
    desk.files()[0].unlink()
    assert desk.fetch(pages=(site.url("/p/talks"),))[0].new == 1


def test_a_named_page_is_asked_conditionally_only_while_it_is_there(site, desk) -> None:
    site.routes["/p"] = serve.tagged(page(), '"v"')
    states = []
    for step in range(3):
        (source,) = desk.fetch(pages=(site.url("/p"),))
        states.append((source.new, source.unchanged))
        if step == 1:
            desk.files()[0].unlink()
    assert states == [(1, False), (0, True), (1, False)]


def test_a_page_that_is_named_and_in_a_feed_is_fetched_once(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "A")), "/a": page()}
    desk.fetch(site.url("/feed"), full_text=True, pages=(site.url("/a"),))
    assert site.paths() == ["/feed", "/a"] and len(desk.files()) == 1


# Alone, and in one piece


def test_a_second_run_at_the_same_time_is_turned_away(site, desk) -> None:
    errors: list[str] = []

    def route(handler) -> None:
        with pytest.raises(collect.Busy) as caught:
            collect.fetch(
                replace(desk.plan, feeds=(collect.Feed(site.url("/feed")),)),
                parse_feed=lambda data, url: (), clock=desk.clock,
            )  # fmt: skip
        errors.append(str(caught.value))
        serve.send(handler, rss(("/a", "A")))

    site.routes["/feed"] = route
    (source,) = desk.fetch(site.url("/feed"))
    assert source.new == 1
    assert errors == [f"{desk.folder}: another fetch is at work there"]


KILLED = """
    import os, signal, sys
    from briefing import files, collect
    from briefing.cli.fetch import feed_entries
    from tests.collect.site import FakeClock
    calls = 0
    real = getattr(os, sys.argv[3])
    def deadly(*args):
        global calls
        calls += 1
        if calls == int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)
    setattr(os, sys.argv[3], deadly)
    from pathlib import Path
    plan = collect.Plan((collect.Feed(sys.argv[1], full_text=True),), folder=Path(sys.argv[2]),
                        allow_hosts=("localhost",))
    collect.fetch(plan, parse_feed=feed_entries, clock=FakeClock())
"""


@pytest.mark.parametrize(("call", "number"), [("fsync", 1), ("replace", 2), ("fsync", 3)])
def test_killed_while_writing_leaves_no_half_file(site, desk, root, call: str, number: int) -> None:
    site.routes |= {"/feed": rss(("/a", "A"), ("/b", "B")), "/a": page("A"), "/b": page("B")}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), site.url("/feed"), desk.folder, call,
         str(number)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, timeout=30,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert all(p.read_bytes().endswith(b"</body>") for p in desk.files())
    desk.fetch(site.url("/feed"), full_text=True)
    assert sorted(a.title for a in articles(desk.folder)) == ["A", "B"]
    hidden = sorted(p.name for p in desk.folder.rglob(".*"))
    assert hidden == [".fetch.json", ".fetch.lock"]


def test_killed_between_page_and_feeds_words_leaves_the_page(site, desk) -> None:
    site.routes |= {"/feed": rss(("/a", "A")), "/a": page()}
    desk.fetch(site.url("/feed"))
    (words,) = desk.files()
    words.with_suffix(".html").write_bytes(page().body)
    desk.fetch(site.url("/feed"), full_text=True)
    assert [p.suffix for p in desk.files()] == [".html"]


def test_hostile_words_stay_within_the_folder(site, desk) -> None:
    site.routes["/feed"] = rss(
        ("/../../../etc/passwd", "../../../../etc/passwd"), ("/x%00.html", "\u202e<b>& \U0001f4a5"),
        ("/" + "y" * 3000, "y" * 3000), ("/.hidden", ".bashrc"), ("/README", "README"),
        title="../..",
    )  # fmt: skip
    (source,) = desk.fetch(site.url("/feed"))
    assert source.new == 5
    for path in desk.folder.parent.rglob("*"):
        assert path.is_relative_to(desk.folder)
    assert all(path.parent.name == "localhost" and len(path.name) < 120 for path in desk.files())
    assert len(articles(desk.folder)) == 5


def test_nothing_to_do_is_done(desk) -> None:
    assert desk.fetch() == ()
    assert desk.files() == []


def test_what_failed_is_remembered_until_it_succeeds_or_is_no_longer_asked(site, desk) -> None:
    gone, other = site.url("/gone?key=secret"), site.url("/other")
    plan = replace(
        desk.plan, feeds=(collect.Feed(gone, "Wire"),), pages=(collect.Page(other, "Gazette"),)
    )
    desk.run(plan)
    one, two = collect.failures(desk.folder)
    assert one.source == f"Gazette ({other})" and "secret" not in repr((one, two))
    assert two.source == f"Wire ({site.url('/gone')}?…)"
    assert two.message.startswith("is not there (status 404) (on 20")
    site.routes |= {"/other": page(), "/feed": rss(("/a", "Talks"))}
    desk.run(plan)
    assert [p.source for p in collect.failures(desk.folder)] == [two.source]
    desk.fetch(site.url("/feed"))
    assert collect.failures(desk.folder) == ()


def test_not_modified_makes_no_success_of_a_feed_that_brought_nothing(site, desk) -> None:
    site.routes["/feed"] = serve.tagged(rss(("/a", "Talks"), text=""), '"v1"')
    for _ in range(2):
        (source,) = desk.fetch(site.url("/feed"))
        assert "hold no text" in source.failed and not source.unchanged
    assert len(collect.failures(desk.folder)) == 1
