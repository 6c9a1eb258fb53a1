from __future__ import annotations

import pytest

from briefing.collect.addresses import LONGEST, allowed, checked, host_of, public
from briefing.collect.faults import Fault, Refused


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "193.0.6.139", "2606:4700::1111", "2a00:1450:4001::8", "::ffff:8.8.8.8",
     "64:ff9b::808:808", "2002:808:808::1"],
)  # fmt: skip
def test_public_addresses(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
     "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1",
     "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
     "::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
     "64:ff9b:1::1", "2002:7f00:1::", "2001:0:4136:e378::1", "2001:db8::1", "3fff::1", "fc00::1",
     "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "100::1", "5f00::1",
     "nonsense", ""],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not public(address)


def test_a_host_is_allowed_by_its_own_name_only() -> None:
    assert allowed("Localhost.", "127.0.0.1", ["localhost"])
    assert not allowed("127.0.0.1", "127.0.0.1", ["localhost"])
    assert not allowed("x.localhost", "127.0.0.1", ["localhost"])


@pytest.mark.parametrize(
    ("url", "base", "result"),
    [
        (" http://a.example/x#top ", "", "http://a.example/x"),
        ("HTTPS://A.example", "", "https://A.example"),
        ("/b?c=1", "https://a.example/x/y", "https://a.example/b?c=1"),
        ("//b.example/z", "https://a.example/", "https://b.example/z"),
        ("http://a.example/ä b", "", "http://a.example/%C3%A4%20b"),
        ("http://a.example/%C3%A4?q=%20", "", "http://a.example/%C3%A4?q=%20"),
        ("http://a.example/\u202e", "", "http://a.example/%E2%80%AE"),
        ("http://a.example/\x1b[2J", "", "http://a.example/%1B[2J"),
        ("http://münchen.example/", "", "http://münchen.example/"),
    ],
)
def test_usable_addresses(url: str, base: str, result: str) -> None:
    assert checked(url, base) == result


@pytest.mark.parametrize(
    "url",
    ["", "a.example", "file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:,x",
     "http://", "http:///x", "http://[::1", "http://a:99999/", "http://a b/", "http://a\\@b/",
     "http://me@a.example/", "http://me:word@a.example/", "http://a.example<x>/",
     "http://\u202ea.example/", "http://a/" + "x" * LONGEST, "http://a/\ud800"],
)  # fmt: skip
def test_unusable_addresses(url: str) -> None:
    with pytest.raises(Refused):
        checked(url)


def test_a_host_is_compared_in_one_spelling() -> None:
    assert host_of("http://A.Example.:80/x") == "a.example"


def test_reasons_hold_nothing_that_a_terminal_acts_on() -> None:
    assert str(Fault("a\x1b[2J\u202e\x9bb")) == "a�[2J��b"
