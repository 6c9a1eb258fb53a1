"""The JSON record and its published schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from briefing import render
from briefing.model import Article, Brief
from tests.render import sample


@pytest.fixture(scope="session")
def schema(root: Path) -> jsonschema.Draft202012Validator:
    stated = json.loads((root / "docs" / "brief.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(stated)
    return jsonschema.Draft202012Validator(stated)


def record(brief: Brief) -> dict:
    return json.loads(render.render(brief, ".json", sample.ANALYST))


def empty() -> Brief:
    return replace(
        sample.brief(), sections=(), events=(), references=(), ledger=(), problems=(), notes=(),
        first=None, last=None,
    )  # fmt: skip


@pytest.mark.parametrize("brief", [sample.brief(), empty()], ids=["sample", "empty"])
def test_it_follows_its_schema(brief: Brief, schema) -> None:
    schema.validate(record(brief))


def test_the_schema_describes_every_field_and_allows_no_other(schema) -> None:
    found = record(sample.brief())
    found["sections"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        schema.validate(found)
    for name, shape in schema.schema["$defs"].items():
        assert shape["description"], name
        assert all("description" in p or "$ref" in p for p in shape.get("properties", {}).values())


def test_it_is_faithful_and_readable() -> None:
    brief = sample.brief()
    found = record(brief)
    assert found["schema"] == "briefing/1" and found["created"] == "2024-12-09T08:30:00Z"
    claim = brief.sections[0].entries[0].claims[0]
    shown = found["sections"][0]["entries"][0]["claims"][0]
    assert shown["sentence"] == {
        "article": claim.sentence.article, "paragraph": 1, "index": 0,
        "start": claim.sentence.start, "end": claim.sentence.end, "text": claim.sentence.text,
    }  # fmt: skip
    assert len(shown["support"]) == len(claim.support)
    assert "样本日报".encode() in render.render(brief, ".json", sample.ANALYST)


def test_texts_of_articles_are_not_published() -> None:
    brief = sample.brief()
    article = replace(brief.references[0].article, text="All of the article.")
    brief = replace(brief, references=(replace(brief.references[0], article=article),))
    assert isinstance(article, Article)
    assert b"All of the article" not in render.render(brief, ".json", sample.ANALYST)


def test_a_lone_surrogate_does_not_break_it() -> None:
    assert record(replace(sample.brief(), title="a\ud800b"))["title"] == "a\ufffdb"
