"""NewsML-G2, ninjs and NITF."""

from __future__ import annotations

import json

import pytest

from briefing.readers.base import Refused
from briefing.readers.ninjs import item
from briefing.readers.ninjs_rules import reason
from tests.readers.samples import NEWSML, NINJS, NITF, PROSE, articles, problems, write


def test_nitf(tmp_path):
    article = articles(write(tmp_path, "a.xml", NITF))[0]
    assert article.title == "Talks resume" and article.authors == ("Jane Doe",)
    assert article.text == f"{PROSE}\n\nSecond one."
    assert article.published.at.isoformat() == "2023-12-07T10:00:00+00:00"
    assert article.extras == (("dateline", '"BEIJING"'),)


def test_newsml_takes_text_from_inside_and_date_from_outside(tmp_path):
    article = articles(write(tmp_path, "a.xml", NEWSML))[0]
    assert (article.ref, article.title, article.source) == ("tag:1", "Talks resume", "The Agency")
    assert article.text.startswith(PROSE) and article.published.precision == "time"


def test_a_message_of_several_items(tmp_path):
    inner = NEWSML[NEWSML.index("<newsItem") :]
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f"{inner}{inner.replace('tag:1', 'tag:2')}<newsItem guid='tag:3'/></itemSet></newsMessage>"
    )
    path = write(tmp_path, "a.xml", f'<?xml version="1.0"?>{message}')
    assert [a.ref for a in articles(path)] == ["tag:1", "tag:2"]
    assert problems(path) == ["an item without content or date"]


@pytest.mark.parametrize("sample", [NEWSML, NITF])
def test_entities_depth_and_broken_xml_are_refused(sample, tmp_path):
    bomb = sample.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', 1)
    deep = sample.replace("<p>", "<p>" + "<em>" * 150, 1).replace("</p>", "</em>" * 150 + "</p>", 1)
    for content, words in ((bomb, "entities"), (deep, "nested"), (sample[:-20], "well-formed")):
        path = write(tmp_path, "a.xml", content)
        assert not articles(path)
        assert words in problems(path)[0]


def test_ninjs(tmp_path):
    article = articles(write(tmp_path, "a.json", NINJS))[0]
    assert (article.ref, article.title, article.text) == ("urn:example:1", "Talks resume", PROSE)
    assert article.published.precision == "time"


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "T", "body_xhtml": "<p>One</p>", "byline": "By Jane Doe"},
        {"headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "T"}],
         "bodies": [{"contenttype": "text/html", "value": "<p>One</p>"}], "by": "Jane Doe"},
        {"headlines": [{"value": "T"}], "by": "Jane Doe", "versionCreated": "2023-12-07",
         "bodies": [{"contentType": "text/html", "value": "<p>One</p>"}]},
        {"headline_main": "T", "description_text": "One", "byline": "Jane Doe"},
    ],
)  # fmt: skip
def test_every_generation_s_spelling(record):
    draft = item({"uri": "urn:1", **record})
    assert (draft.title, draft.text, draft.authors) == ("T", "One", ("Jane Doe",))


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({}, "uri"),
        ({"uri": 5}, "uri must be text"),
        ({"uri": "x", "type": "poem"}, "type must be one of"),
        ({"uri": "x", "urgency": 10}, "urgency"),
        ({"uri": "x", "headlin": "T"}, "no key"),
        ({"uri": "x", "person": "Jane"}, "person must be a list"),
        ({"uri": "x", "headlines": [{"role": "main"}]}, "lacks 'value'"),
        ({"uri": "x", "headlines": [], "associations": [{"name": "a"}]}, "lacks 'uri'"),
        ({"uri": "x", "places": [{"name": "p", "geojson": {"type": "Foo"}}]}, "GeoJSON"),
        ({"uri": "x", "rightsinfo": {"linkedrights": "a", "encodedrights": "b"}}, "just one"),
        ({"uri": "x", "associations": {"a": {"uri": "y", "bad": 1}}}, "associations.a.bad"),
        ({"uri": "x", "eventDetails": {"dates": {"expectedStartDate": "May"}}}, "a date"),
        ([], "an object"),
    ],
)
def test_broken_rules_are_named(record, words):
    with pytest.raises(Refused, match=words):
        item(record)


def test_a_stated_version_is_held_to_its_rules():
    component = {"uri": "x", "type": "component"}
    assert reason(component, "1.1") and not reason(component, "1.2") and not reason(component)


def test_an_unreadable_date_is_said():
    draft = item({"uri": "x", "headline": "T", "versioncreated": "Last Tuesday"})
    assert draft.published.at is None and "Last Tuesday" in draft.remarks[0]


def test_an_item_without_words_is_kept_and_said(tmp_path):
    path = write(tmp_path, "a.json", json.dumps({"uri": "urn:1", "type": "picture"}))
    assert [(a.ref, a.text) for a in articles(path)] == [("urn:1", "")]
    assert "neither headline nor text" in problems(path)[0]
