from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.quotes.marks import runs


def quoted(text: str) -> list[str]:
    return [text[r.start : r.end] for r in runs(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("No marks at all.", []),
        ("He said “no” and «non».", ["“no”", "«non»"]),
        ('She said "no" twice, "no."', ['"no"', '"no."']),
        ("''Two strokes,'' he said.", ["''Two strokes,''"]),
        ("“A ‘nested’ word,” she said.", ["“A ‘nested’ word,”"]),
        ('“Mixed marks," he said.', ['“Mixed marks,"']),
        ("‘The miners’ pay is low,’ he said.", ["‘The miners’ pay is low,’"]),
        ("The miners' pay and the '90s weren't 'good', he said.", ["'good'"]),
        ("a 6\" pipe", []),
    ],
)  # fmt: skip
def test_outermost_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_left_open_runs_to_the_end_where_it_looks_like_speech() -> None:
    (run,) = runs("“We begin here and go on.", 0, 25)
    assert (run.start, run.end, run.closed) == (0, 25, False)
    assert quoted("A word “ alone") == []


@given(st.text(alphabet=st.sampled_from("“”\"'‘’«» a.,\n"), max_size=200))
def test_runs_never_overlap(text: str) -> None:
    at = 0
    for run in runs(text, 0, len(text)):
        assert at <= run.start < run.end <= len(text)
        at = run.end
