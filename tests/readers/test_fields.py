"""Records to drafts: synonyms, precedence, what is kept aside."""

from __future__ import annotations

import pytest

from briefing.readers.base import Refused
from briefing.readers.fields import SYNONYMS, authors, draft, language


@pytest.mark.parametrize("key", SYNONYMS["text"])
def test_every_synonym_of_text_is_read(key):
    assert draft({key: "Some words."}).text == "Some words."


@pytest.mark.parametrize(
    "key", ["publishedAt", "published_at", "Date", "date-published", "pubDate"]
)
def test_dates_under_any_spelling(key):
    assert str(draft({"text": "x", key: "2023-12-07"}).published.day) == "2023-12-07"


def test_the_first_key_wins_and_the_rest_is_kept_aside():
    made = draft({"description": "Short.", "text": "Long.", "mood": ["glad"], "url": "http://e/1"})
    assert made.text == "Long."
    assert made.extras == (("description", '"Short."'), ("mood", '["glad"]'))


def test_text_is_taken_to_the_letter_and_html_bodies_are_not():
    assert draft({"text": "  <p>Kept</p> \r\n"}).text == "  <p>Kept</p> \r\n"
    assert draft({"body": "<p>One &amp; two</p><script>x()</script><p>Three</p>"}).text == (
        "One & two\n\nThree"
    )
    assert draft({"content": "5 < 6 and 7 > 6"}).text == "5 < 6 and 7 > 6"


def test_newsapi_records():
    record = {
        "source": {"id": None, "name": "The Outlet"},
        "author": "Jane Doe",
        "content": "Words.",
    }
    made = draft(record)
    assert (made.source, made.authors) == ("The Outlet", ("Jane Doe",))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe, Max Mustermann", ("Jane Doe", "John Roe", "Max Mustermann")),
        ("John Roe, Jr.", ("John Roe, Jr.",)),
        ("Jane Doe; Jane Doe", ("Jane Doe",)),
        (["Jane Doe", "John Roe"], ("Jane Doe", "John Roe")),
        ([{"name": "Jane Doe"}, {"@id": "x"}], ("Jane Doe",)),
        ({"name": "Jane Doe"}, ("Jane Doe",)),
        (None, ()),
        ("", ()),
        (17, ()),
    ],
)
def test_authors(byline, names):
    assert authors(byline) == names


@pytest.mark.parametrize(
    ("stated", "code"),
    [("en-GB", "en"), ("EN", "en"), ("de_DE", "de"), ("Deutsch", "de"), ("eng", "en"), ("", None),
     ("klingon", None), (None, None), (["fr", "en"], "fr"), (5, None)],
)  # fmt: skip
def test_language(stated, code):
    assert language(stated) == code


def test_a_headline_alone_is_kept_and_said():
    made = draft({"title": "Talks resume"})
    assert made.text == "" and "nothing can be quoted" in made.remarks[0]


def test_a_date_that_cannot_be_read_is_said():
    assert draft({"text": "x", "date": "soon"}).remarks == ('its date "soon" could not be read',)


@pytest.mark.parametrize("record", [{}, {"text": ""}, {"text": " \n"}, {"text": None}, {"x": 1}])
def test_nothing_to_read_is_refused(record):
    with pytest.raises(Refused, match="no text"):
        draft(record)


@pytest.mark.parametrize("value", [7, {"a": 1}, True, [1, 2]])
def test_text_that_is_no_text_is_refused(value):
    with pytest.raises(Refused, match="is not text"):
        draft({"text": value})
