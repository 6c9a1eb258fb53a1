"""Bytes to text."""

from __future__ import annotations

import pytest

from briefing.readers.base import Refused
from briefing.readers.decode import declared_encoding, decode, json_value, known, newlines

GERMAN = "Die Kommission prüft die Zölle für Elektroautos; das Märchen vom freien Handel endet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_mark(encoding):
    assert decode(GERMAN.encode(encoding)).text == GERMAN


def test_the_declared_encoding_is_used():
    assert decode(GERMAN.encode("iso-8859-1"), "iso-8859-1").text == GERMAN
    assert not decode(GERMAN.encode("iso-8859-1"), "iso-8859-1").remark


def test_a_guess_is_owned_up_to():
    guessed = decode((GERMAN * 5).encode("cp1252"))
    assert guessed.text == GERMAN * 5
    assert "a guess" in guessed.remark


def test_mostly_utf8_stays_utf8_and_counts_the_damage():
    damaged = decode((GERMAN * 5).encode() + b"\xc3 end")
    assert damaged.text.startswith(GERMAN)
    assert "1 damaged byte" in damaged.remark


def test_binary_is_refused_and_a_stray_control_is_not():
    with pytest.raises(Refused, match="binary"):
        decode(bytes(range(256)) * 20)
    assert decode(b"one\x00 stray").text == "one\x00 stray"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252"),
        (b'<html><meta charset="windows-1251">', "cp1251"),
        (b'<meta http-equiv="x" content="text/html; charset=Shift_JIS">', "shift_jis"),
        (b'<meta charset="no-such-thing">', None),
        (b"<p>nothing", None),
    ],
)
def test_what_markup_declares(head, name):
    assert declared_encoding(head) == name


def test_codecs_that_are_no_encodings_are_unknown():
    assert known("zlib") is None and known("rot13") is None and known(None) is None


def test_newlines_are_universal():
    assert newlines("a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [("[" * 200_000, "too deeply"), ('{"a":' + "1" * 6000 + "}", "too long"), ("{", "not valid")],
)
def test_hostile_json_is_refused_in_plain_words(text, words):
    with pytest.raises(Refused, match=words):
        json_value(text)
