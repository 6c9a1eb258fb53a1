"""What holds for every text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Sentence
from briefing.quotes import quotes
from tests.build import article
from tests.quotes.build import said

PIECES = (
    "“", "”", '"', "''", "‘", "’", "(", ")", ",", ".", "?", ":", ";", "\n\n", " ", " said ",
    " told ", "Anna Holm", "Mr. Lund", " he ", " who ", " that ", "according to ", " and ", " of ",
    "the minister", " adding ", "the ferry was late", "!", "…", " on Monday", "He",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_quote_is_its_span_in_order(text: str) -> None:
    found = said(text)
    for quote in found:
        assert text[quote.start : quote.end] == quote.text != ""
        assert all(quote.start <= a < b <= quote.end for a, b in quote.marked)
        assert bool(quote.marked) == (quote.kind != "indirect")
        for span in (quote.speaker_span, quote.cue_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert quote.cue is None or text[slice(*quote.cue_span)] == quote.cue
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert found == said(text)


def test_only_the_body_is_read() -> None:
    text = "OSLO (Wire) – Anna Holm said the ferry was late."
    made = article(text, body=(14, len(text)))
    sentence = Sentence(made.id, 1, 0, 14, len(text), text[14:])
    assert [q.text for q in quotes(made, (sentence,))] == ["the ferry was late"]


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "‘a ’ ",
        "said ",
        "Xu said that Li told Bo, and ",
        "John: “",
        "Bank of ",
        "The chief said. ",
    ],
)
def test_hostile_texts_take_bounded_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        made = article(text)
        whole = (Sentence(made.id, 1, 0, 0, len(text), text),)
        began = time.process_time()
        quotes(made, whole)
        return time.process_time() - began

    small, large = seconds(20_000), seconds(160_000)
    assert large < 30 * small + 0.5  # eight times the text; a quadratic step would be 64


def test_the_seed_reports(seeds: Path) -> None:
    """Each report's words go to whom that report gives them to, with the roles it gives."""
    found = []
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found.append(said(text))
    _, second, third = found
    by_two = {q.speaker for q in second if "kinds of interference" in q.text}
    by_three = {q.speaker for q in third if "kinds of interference" in q.text}
    assert "Xi Jinping" in by_two and "Wang" in by_three and "Xi Jinping" not in by_three
    roles = [{q.role for q in quoted if q.speaker == "Ursula von der Leyen"} for quoted in found]
    assert roles[1:] == [{"European Commission President"}, {"European Council President"}]
    unnamed = [q.speaker for q in second if q.anonymous]
    assert unnamed == ["people familiar with its plans"] * 2
    assert [q.speaker for q in third if q.anonymous] == ["Italian government sources"]
