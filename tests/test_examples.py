"""The shipped sample corpus, and three real wires where they are present, held to every promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import config, gathering, pipeline, verify
from briefing.model import Article, Brief
from briefing.sentences import split
from tests.build import at

NOW = at("2024-11-01T12:00")


@pytest.fixture(scope="module")
def corpus(root: Path) -> gathering.Corpus:
    return gathering.analysable(gathering.gather([root / "corpus"], now=NOW))


@pytest.fixture(scope="module")
def brief(corpus: gathering.Corpus) -> Brief:
    settings = config.Settings()
    return pipeline.make(corpus, settings, settings.audience_named(), now=NOW)


def test_every_sentence_of_every_example_is_its_span(corpus: gathering.Corpus) -> None:
    sentences = [(a, s) for a in corpus.articles for s in split(a)]
    assert len(corpus.articles) >= 24 and len(sentences) > 300
    for article, sentence in sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text


def test_every_printed_sentence_stands_in_its_source(
    corpus: gathering.Corpus, brief: Brief
) -> None:
    printed = list(brief.quoted)
    assert len(printed) > 60
    assert verify.faults(brief, {a.id: a for a in corpus.articles}) == ()


def test_no_section_says_a_thing_twice(brief: Brief) -> None:
    for section in brief.sections:
        texts = [c.sentence.text for entry in section.entries for c in entry.claims]
        assert len(texts) == len(set(texts))


def test_the_corpus_shows_what_the_program_is_for(corpus: gathering.Corpus, brief: Brief) -> None:
    several = [note for note in brief.events if len(note.outlets) > 1]
    assert len(several) >= 6
    assert all(section.entries for section in brief.sections)
    fates = {line.fate for line in brief.ledger}
    assert {"cited", "updated", "set aside"} <= fates
    assert any(line.why.startswith("repeats ") for line in brief.ledger)
    assert any(len(note.outlets) > len(note.origins) for note in brief.events)
    bases = {a.published.basis for a in corpus.articles}
    assert {"metadata", "inferred", "text"} <= bases
    suffixes = {Path(a.path).suffix for a in corpus.articles}
    assert {".txt", ".md", ".html", ".json", ".jsonl", ".xml"} <= suffixes


def test_every_input_has_its_line(corpus: gathering.Corpus, brief: Brief) -> None:
    read = len(corpus.articles) + len(corpus.aside) + sum(p.fatal for p in corpus.problems)
    assert len(brief.ledger) == read


# --- three real wires: no titles, one without a date, one whose dateline lacks the year ----------


@pytest.fixture(scope="module")
def wires(seeds: Path) -> dict[str, Article]:
    gathered = gathering.gather([seeds], now=at("2026-01-01"))
    return {Path(a.path).name[:3]: a for a in gathered.articles}


def test_the_wires_are_dated_as_a_reader_would(wires: dict[str, Article]) -> None:
    def told(name: str) -> tuple:
        published = wires[name].published
        return f"{published.at:%Y-%m-%d}", published.basis, published.precision

    assert told("000") == ("2023-02-01", "text", "month")
    assert told("001") == ("2023-12-07", "dateline", "day")
    assert told("002") == ("2023-12-07", "inferred", "day")
    assert "Thursday" in wires["002"].published.evidence
    assert "February" in wires["000"].published.evidence
    assert not any(a.title_given for a in wires.values())


def test_the_wires_are_two_events_and_fill_all_four_sections(seeds: Path) -> None:
    settings = config.Settings()
    corpus = gathering.analysable(gathering.gather([seeds], now=at("2026-01-01")))
    brief = pipeline.make(corpus, settings, settings.audience_named(), now=at("2026-01-01"))
    names = {a.id: Path(a.path).name[:3] for a in corpus.articles}
    grouped = sorted(sorted(names[key] for key in e.articles) for e in brief.memory)
    assert grouped == [["000"], ["001", "002"]]
    sections = {s.id: s for s in brief.sections}
    texts = {
        name: " ".join(c.sentence.text for e in section.entries for c in e.claims)
        for name, section in sections.items()
    }
    assert "unfair competition" in texts["trade_balance"]
    assert "circumventing sanctions" in texts["ukraine_sanctions"]
    assert "dual-use materials" in texts["ukraine_sanctions"]
    assert "trade deficit" in texts["trade_balance"]
    assert "market access" in texts["trade_balance"]
    assert "chipmaking machinery" in texts["tech_export_controls"]
    assert "Japan" in texts["tech_export_controls"]
    assert "Belt and Road" in texts["belt_and_road"]
    issues = " ".join(texts[name] for name in sections if name != "other")
    assert "not rivals" not in issues and "shot down" not in issues
    for path in seeds.glob("*.txt"):
        raw = path.read_text(encoding="utf-8")
        (article,) = [a for a in corpus.articles if a.path == str(path)]
        for sentence in brief.quoted:
            if sentence.article == article.id:
                assert raw[sentence.start : sentence.end] == sentence.text
