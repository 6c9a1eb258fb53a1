from __future__ import annotations

import pytest

from briefing.collect.keys import file_name, key, key_without_url, keys_in, slug

ONE = "https://gazette.example/world/a?id=7"


@pytest.mark.parametrize(
    "same",
    ["http://www.gazette.example/world/a/?id=7", "https://GAZETTE.example:443/world/a?id=7#top",
     "https://gazette.example/world/a?utm_source=x&id=7&UTM_Medium=rss&fbclid=q",
     "https://gazette.example/world/%61?id=7", "https://gazette.example./world/a?id=7&from=rss",
     "https://gazette.example/world/a?at_medium=RSS&id=7&at_campaign=KARANGA"],
)  # fmt: skip
def test_addresses_of_one_article_have_one_key(same: str) -> None:
    assert key(same) == key(ONE)


@pytest.mark.parametrize(
    "other",
    ["https://gazette.example/world/a?id=8", "https://gazette.example/world/A?id=7",
     "https://news.gazette.example/world/a?id=7", "https://gazette.example:8080/world/a?id=7",
     "https://gazette.example/world/a?id=7&page=2", "https://gazette.example/world/a",
     "https://gazette.example/world%2Fa?id=7"],
)  # fmt: skip
def test_addresses_of_others_have_others(other: str) -> None:
    assert key(other) != key(ONE)


def test_the_order_of_parameters_does_not_count_but_their_values_do() -> None:
    assert key("http://a.example/?x=1&y=2") == key("http://a.example/?y=2&x=1")
    assert key("http://a.example/?x=1&y=2") != key("http://a.example/?x=2&y=1")
    assert key("http://a.example/?q=a+b") == key("http://a.example/?q=a%20b")


def test_an_entry_without_address_is_known_within_its_feed() -> None:
    assert key_without_url("http://a.example/f", "1") == key_without_url("http://a.example/f", "1")
    assert key_without_url("http://a.example/f", "1") != key_without_url("http://b.example/f", "1")


def test_a_file_name_tells_host_words_and_keys() -> None:
    name = file_name(ONE, "Brüssel: “Duties” rise", "a" * 16, "b" * 16)
    assert name == f"gazette.example/brussel-duties-rise_{'a' * 16}_{'b' * 16}"
    assert keys_in(f"{name}.html".rpartition("/")[2]) == ("a" * 16, "b" * 16)
    assert file_name(ONE, "", "a" * 16, "a" * 16) == f"gazette.example/a_{'a' * 16}"
    assert file_name("https://x.example/story-9.html", "中欧峰会", "a" * 16).startswith(
        "x.example/story-9_"
    )
    assert file_name("https://x.example", "中欧", "a" * 16).startswith("x.example/article_")


@pytest.mark.parametrize(
    ("url", "title"),
    [("http://[::1]:80/x", "../../x"), ("http://a..b/", "\x00/\n"), ("http://./", "con"),
     ("http://" + "a" * 300 + "/", "y" * 9999), ("http://a/..%2f..%2fx", ""), ("", "")],
)  # fmt: skip
def test_no_url_or_title_makes_an_unsafe_name(url: str, title: str) -> None:
    host, _, name = file_name(url, title, "0" * 16).partition("/")
    assert host.strip(".") == host != "" and "/" not in name and len(host + name) < 200
    assert set(host + name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")


def test_a_title_cannot_pass_for_a_key() -> None:
    hostile = f"x_{'d' * 16}_{'e' * 16}.html"
    name = file_name(ONE, hostile, "a" * 16).rpartition("/")[2] + ".json"
    assert keys_in(name) == ("a" * 16,)
    assert keys_in("2024-03-05-notes.html") == () == keys_in("x_abc.json")
    assert slug("a_b") == "a-b"
