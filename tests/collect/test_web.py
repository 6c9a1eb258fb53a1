"""Faults of the network and of hostile servers: every one ends, in bounded time, with a reason."""

from __future__ import annotations

import gzip
import time
import zlib

import pytest

from briefing import readers
from briefing.collect.record import body_of
from briefing.model import Article
from tests.collect import site as serve
from tests.collect.site import Reply, page, rss, to


def failure(desk, url: str, **plan) -> str:
    (source,) = desk.fetch(url, **plan)
    assert desk.files() == []
    return source.failed


@pytest.mark.parametrize("head", [False, True])
def test_a_drip_ends_at_the_deadline(site, desk, head: bool) -> None:
    site.routes["/feed"] = serve.dripping(site, head=head)
    start = time.monotonic()
    why = failure(desk, site.url("/feed"), timeout=0.1)
    assert why == "not complete after 0.3 s"
    assert time.monotonic() - start < 3 * 0.3 + 2
    assert site.paths() == ["/feed"] * 3


def test_silence_ends_at_the_timeout(site, desk) -> None:
    site.routes["/feed"] = serve.silent(site)
    assert failure(desk, site.url("/feed"), timeout=0.1) == "no answer for 0.1 s"


def test_what_is_cut_off_is_asked_for_again(site, desk) -> None:
    whole = rss(("/a", "A"))
    site.routes["/feed"] = serve.in_turn(serve.cut_off(whole.body), whole)
    assert desk.fetch(site.url("/feed"))[0].new == 1
    assert desk.clock.waits == [2.0, 2.0]


@pytest.mark.parametrize("length", [None, "exact"])
def test_gzip_that_is_cut_off_is_no_answer(site, desk, length) -> None:
    half = gzip.compress(rss(("/a", "A")).body)[:-20]
    site.routes["/feed"] = (
        Reply(half, headers={"Content-Encoding": "gzip"})
        if length
        else serve.cut_off(half, {"Content-Encoding": "gzip"})
    )
    assert failure(desk, site.url("/feed")).startswith("cut off")


def test_packed_answers_are_unpacked(site, desk) -> None:
    site.routes["/feed"] = serve.packed(rss(("/a", "A")))
    assert desk.fetch(site.url("/feed"))[0].new == 1
    assert site.headers[-1]["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(b"x" * 300_000), "larger than 0.2 MB"),
        (serve.packed(Reply(b"<rss>" + bytes(50_000_000))), "larger than 0.2 MB"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "packed as 'br', though only gzip"),
        (Reply(b"plain", headers={"Content-Encoding": "gzip"}), "its gzip data are damaged"),
        (Reply(zlib.compress(b"x"), headers={"Content-Encoding": "gzip"}), "its gzip data are"),
        (Reply(b"", 204), "cannot be used (status 204)"),
        (Reply(b"x" * 99, 206), "cannot be used (status 206)"),
        (Reply(b"", 302), "redirected to nowhere"),
        (Reply(b"", 401), "asks for a login (status 401)"),
        (Reply(b"", 410), "is gone for good (status 410)"),
        (to("ftp://a.test/x"), "not an http or https address"),
        (to("http://user:word@a.test/"), "an address with a user name"),
        (to("http://[::1"), "not a usable address"),
        (to("http://" + "a" * 5000), "an address of more than 4000 characters"),
    ],
)
def test_unusable_answers_are_told_apart(site, desk, reply: Reply, why: str) -> None:
    site.routes["/feed"] = reply
    assert failure(desk, site.url("/feed")).startswith(why)


def test_a_body_without_end_stops_at_the_cap(site, desk) -> None:
    def route(handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")

    site.routes["/feed"] = route
    assert failure(desk, site.url("/feed")) == "larger than 0.2 MB"


def test_a_gzip_bomb_costs_no_memory(site, desk) -> None:
    import tracemalloc

    site.routes["/feed"] = serve.packed(Reply(bytes(100_000_000)))
    tracemalloc.start()
    try:
        assert failure(desk, site.url("/feed")) == "larger than 0.2 MB"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_redirects_in_a_circle_end(site, desk) -> None:
    site.routes |= {"/feed": to("/two"), "/two": to("/feed")}
    assert failure(desk, site.url("/feed")) == "its redirects run in a circle"
    assert site.paths() == ["/feed", "/two"]


def test_redirects_without_end_end(site, desk) -> None:
    site.routes |= {f"/{n}": to(f"/{n + 1}") for n in range(50)}
    assert failure(desk, site.url("/0")) == "redirected more than 5 times"
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0177.0.0.1", "0x7f.1", "0.0.0.0",
     "c.test", "localhost.localdomain"],
)  # fmt: skip
def test_redirects_into_private_networks_are_refused(site, desk, host: str) -> None:
    inside = f"http://{host}:{site.port}/secret"
    site.routes |= {"/feed": to(inside), "/secret": rss(("/a", "A"))}
    numeric = {h: ["127.0.0.1"] for h in ("2130706433", "0177.0.0.1", "0x7f.1")}
    desk.addresses = {**numeric, "::1": ["::1"], "::ffff:127.0.0.1": ["::ffff:127.0.0.1"]}
    why = failure(desk, site.url("/feed"))
    assert why in (
        f"{host.strip('[]')} is no public address; fetch.allow_hosts can allow it by name",
        "not a usable address",  # httpx itself refuses numbers that begin with a zero
    )
    assert site.paths() == ["/feed"]


def test_the_systems_own_resolver_reads_odd_numbers_as_addresses(site, desk) -> None:
    from briefing import collect

    site.routes["/feed"] = rss(("/a", "A"))
    for host in ("2130706433", "0x7f.1", "127.1", "localhost"):
        plan = collect.Plan(
            (collect.Feed(site.url("/feed", host)),), folder=desk.folder, timeout=0.5
        )
        (source,) = collect.fetch(plan, parse_feed=lambda data, url: (), clock=desk.clock)
        assert "is no public address" in source.failed
    assert site.asked == []


def test_a_name_is_resolved_once_a_request_and_that_very_address_is_asked(site, desk) -> None:
    """A second look-up could give another address (DNS rebinding)."""
    looked_up: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) <= 2 else ["10.0.0.1"]

    desk.resolve = resolve
    site.routes["/feed"] = rss(("/a", "A"))
    (source,) = desk.fetch(site.url("/feed", "a.test"))
    assert source.new == 1 and looked_up == ["a.test", "a.test"]
    assert {host for host, _ in site.asked} == {"a.test"}


def test_private_addresses_among_public_ones_are_never_tried(site, desk) -> None:
    desk.addresses["c.test"] = ["127.0.0.1", "10.0.0.1"]
    assert "is no public address" in failure(desk, site.url("/feed", "c.test"))
    assert site.asked == []


def test_the_next_address_is_tried_where_the_first_does_not_answer(site, desk) -> None:
    desk.addresses["a.test"] = ["127.0.0.2", "127.0.0.1"]  # the server listens on the second only
    site.routes["/feed"] = rss(("/a", "A"))
    assert desk.fetch(site.url("/feed", "a.test"))[0].new == 1


def test_cookies_and_logins_are_not_kept(site, desk, monkeypatch, tmp_path) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    site.routes["/feed"] = rss(("/a", "A"))
    site.routes["/feed"].headers["Set-Cookie"] = "id=1; Path=/"
    site.routes["/a"] = page()
    desk.fetch(site.url("/feed"), full_text=True)
    assert not any({"cookie", "authorization"} & set(headers) for headers in site.headers)
    assert len(desk.files()) == 1


@pytest.mark.parametrize(
    ("charset", "stated"), [("gb18030", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "utf-8")]
)
def test_a_wrong_or_odd_charset_loses_no_byte(site, desk, charset: str, stated: str) -> None:
    word = {"gb18030": "贸易", "utf-16": "Großhandel", "cp1252": "“Großhandel”"}[charset]
    site.routes |= {
        "/feed": rss(("/a", "A")), "/a": page(f"Talks on {word}", charset, serve.LOREM),
    }  # fmt: skip
    site.routes["/a"].headers["Content-Type"] = f"text/html; charset={stated}"
    desk.fetch(site.url("/feed"), full_text=True)
    (file,) = desk.files()
    assert body_of(file.read_bytes()) == site.routes["/a"].body
    (article,) = (item for item in readers.read([file]) if isinstance(item, Article))
    assert "constructive meeting" in article.text
