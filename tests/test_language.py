from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.language import analysed, name, with_language
from tests.build import article

GERMAN = (
    "Die Kommission hat am Dienstag ein Verfahren gegen Einfuhren von Fahrrädern eröffnet. "
    "Hersteller aus drei Mitgliedstaaten hatten über unfairen Wettbewerb geklagt."
)
ENGLISH = (
    "The commission opened a case on Tuesday against imports of bicycles. "
    "Makers from three member states had complained of unfair competition."
)


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (ENGLISH, "en")])
def test_the_language_of_a_text_is_found(text: str, code: str) -> None:
    found = with_language(article(text))
    assert found.language == code
    assert analysed(found) is (code == "en")


@pytest.mark.parametrize("text", ["", "Kommission", "Macron, Scholz, Meloni", "12 34 56 " * 30])
def test_too_little_to_go_by_is_unknown_and_given_the_benefit(text: str) -> None:
    found = with_language(article(text))
    assert found.language in (None, "en") and analysed(found)


def test_another_language_is_analysed_where_its_model_is_installed(tmp_path, monkeypatch) -> None:
    from briefing import language

    german = with_language(article(GERMAN))
    assert not analysed(german)
    (tmp_path / "de_core_news_sm").mkdir()
    (tmp_path / "de_core_news_sm/__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    language._model_installed.cache_clear()
    assert analysed(german)
    language._model_installed.cache_clear()


@pytest.mark.parametrize(("text", "stated"), [(GERMAN, "en"), (ENGLISH, "fr")])
def test_the_text_is_believed_before_the_metadata(text: str, stated: str) -> None:
    found = with_language(replace(article(text), language=stated))
    assert found.language == with_language(article(text)).language != stated


@pytest.mark.parametrize("stated", ["en", "fr"])
def test_metadata_stand_where_the_text_says_too_little(stated: str) -> None:
    brief = replace(article("Macron, Scholz, Meloni"), language=stated)
    assert with_language(brief) is brief


def test_a_stated_region_is_kept_where_the_text_agrees() -> None:
    british = replace(article(ENGLISH), language="en-GB")
    assert with_language(british) is british


def test_quotation_from_abroad_does_not_make_an_english_text_foreign() -> None:
    before = "The minister of trade said on Tuesday in Berlin that the makers had every right to: "
    after = " The makers of the bicycles were not at the hearing, and will be asked in the autumn."
    assert analysed(with_language(article(f"{before}“Hersteller haben geklagt.”{after}")))


def test_regional_codes_count_as_their_language() -> None:
    assert analysed(article("", language="en-GB")) and name("de-AT") == "German"
    assert name("xx") == "xx"
