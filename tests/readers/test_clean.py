"""Hidden characters at the door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.readers.clean import cleaned, line
from tests.readers.samples import articles, problems, write


@pytest.mark.parametrize(
    ("hostile", "clean", "removed", "replaced"),
    [
        ("plain text\n\twith tabs\r\n", "plain text\n\twith tabs\r\n", 0, 0),
        ("a\x00b\x07c\x7f", "abc", 3, 0),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth", 3, 0),
        ("soft\u00adhyphen", "softhyphen", 1, 0),
        ("pay \u202e001\u202c euros", "pay 001 euros", 2, 0),
        ("iso\u2066late\u2069d", "isolated", 2, 0),
        ("hidden \U000e0041\U000e0042", "hidden ", 2, 0),
        ("lone \ud83d surrogate", "lone � surrogate", 0, 1),
        ("page\x0cbreak\u2028line", "page\nbreak\nline", 0, 2),
        ("Windows\x92 quote", "Windows’ quote", 0, 1),
        ("left\u200e mark", "left mark", 1, 0),
    ],
)
def test_hidden_characters(hostile, clean, removed, replaced):
    result = cleaned(hostile)
    assert (result.text, result.removed, result.replaced) == (clean, removed, replaced)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "👩\u200d💻",
        "\u200fשלום",
        "葛\U000e0100",
        "naïve – “quoted” …\xa0€",
    ],
)
def test_what_a_script_needs_stays(text):
    assert cleaned(text).text is text or cleaned(text).text == text


@given(st.text(st.characters(), max_size=200))
def test_cleaning_is_final_and_encodable(text):
    once = cleaned(text).text
    assert cleaned(once).text == once
    once.encode()
    assert "\x00" not in once and "\u202e" not in once


@given(st.text(max_size=80))
def test_a_line_is_one_line(text):
    assert "\n" not in line(text)
    assert line(text) == line(line(text))


def test_the_count_is_reported_once_for_an_article(tmp_path):
    path = write(tmp_path, "a.txt", "Hid\u200bden wo\u200brds and\x00 more.\r\nLine.")
    assert articles(path)[0].text == "Hidden words and more.\nLine."
    assert problems(path) == ["removed 3 invisible or control characters"]


def test_a_hostile_title_is_one_clean_line(tmp_path):
    path = write(tmp_path, "a.json", '{"title": "Two\\nlines \\u202e here", "text": "Words."}')
    assert articles(path)[0].title == "Two lines here"
