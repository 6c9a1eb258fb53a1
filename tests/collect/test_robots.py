"""RFC 9309, its own examples among them."""

from __future__ import annotations

import time

import pytest

from briefing.collect.robots import Rules, parse

SITE = "https://gazette.example"


def allows(text: str, path: str, agent: str = "briefing/1.0 (x)") -> bool:
    return parse(text.encode(), agent).allow(SITE + path)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow:", "/a", True),
        ("Disallow: /a", "/b", True),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a/\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a/b\nDisallow: /a/", "/a/c", False),
        ("Disallow: /a\nAllow: /a", "/a", True),  # of equals, allowing
        ("Disallow: *.gif$", "/x/y.gif", False),
        ("Disallow: *.gif$", "/x/y.gif?z", True),
        ("Disallow: /*?print=", "/a?print=1", False),
        ("Disallow: /a*b*c$", "/a-b-b-c", False),
        ("Disallow: /a*b*c$", "/a-c-b", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /ab*b$", "/ab", True),  # the end may not overlap the beginning
        ("Disallow: a", "/a", False),
        ("disallow :/a # why", "/a", False),
        ("Disallow: /ü", "/%C3%BC", False),
        ("Disallow: /%C3%BC", "/%c3%bc", False),
        ("Disallow: /%7Ea", "/~a", False),
        ("Disallow: /a%2fb", "/a/b", True),
    ],
)
def test_rules(rules: str, path: str, expected: bool) -> None:
    assert allows(f"User-agent: *\n{rules}", path) is expected


def test_the_group_that_names_the_robot_replaces_the_general_one() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: BRIEFING/2\nDisallow: /b\nCrawl-delay: 2.5"
    assert allows(text, "/a") and not allows(text, "/b") and not allows(text, "/a", "other/1")
    assert parse(text.encode(), "briefing/1").delay == 2.5
    assert not allows(text, "/a", "briefings/1")


def test_groups_of_one_robot_are_one_and_agents_share_a_group() -> None:
    text = (
        "User-agent: briefing\nUser-agent: x\nDisallow: /a\n"
        "Sitemap: https://x\nUser-agent: y\nDisallow: /c\nUser-agent: briefing\nDisallow: /b\n"
    )
    assert [allows(text, p) for p in ("/a", "/b", "/c")] == [False, False, True]
    assert [allows(text, p, "x") for p in ("/a", "/b")] == [False, True]


def test_an_empty_group_of_its_own_frees_the_robot() -> None:
    assert allows("User-agent: *\nDisallow: /\nUser-agent: briefing\nDisallow:", "/a")


@pytest.mark.parametrize(
    "data", [b"", b"<!DOCTYPE html><p>No: such page</p>", bytes(range(256)) * 9, b"Disallow: /"]
)
def test_what_is_no_robots_txt_forbids_nothing(data: bytes) -> None:
    assert parse(data, "briefing") == Rules()


@pytest.mark.parametrize("value", ["-1", "nan", "1e9", "x", ""])
def test_a_delay_that_is_no_number_is_none(value: str) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}".encode(), "x").delay == 0


def test_bom_and_any_line_ends() -> None:
    data = b"\xef\xbb\xbfUser-agent: *\rDisallow: /a\r\nDisallow: /b\n"
    assert not parse(data, "x").allow(SITE + "/a") and not parse(data, "x").allow(SITE + "/b")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "b",
        "User-agent: *\n" * 17_000 + "Disallow: /*a*b\n" * 17_000,
        "".join(f"User-agent: b{n}\n" for n in range(15_000)) + "Disallow: /\n" * 20_000,
    ],
)
def test_hostile_files_cost_little(text: str) -> None:
    start = time.process_time()
    assert allows(text, "/" + "a" * 3000)
    assert time.process_time() - start < 2
