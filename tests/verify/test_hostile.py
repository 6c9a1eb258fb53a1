"""Broken, huge and lying files end with a named error, never with a traceback."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from briefing import render, verify
from briefing.errors import UsageError
from briefing.verify import UnreadableBrief, opening, statements
from tests.render import sample


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"", ".json"),
        (b"", ".html"),
        (b"", ".pdf"),
        (b"{", ".json"),
        (b"[]", ".json"),
        (b"[" * 100_000, ".json"),
        (b'{"schema": "briefing/1"}', ".json"),
        (b'{"schema": "briefing/1", "references": [], "sections": 3, "events": []}', ".json"),
        (b"\xff\xfe\x00", ".md"),
        (b"\0" * 100, ".md"),
        (b"*a_ " * 100_000, ".md"),
        (b"<div>" * 100_000 + b"x", ".html"),
        (b"<p>x</p><script>1</script>", ".html"),
        (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF", ".pdf"),
        (b"%PDF-1.7 and nothing else", ".pdf"),
    ],
)
def test_what_is_no_brief_is_named(data: bytes, suffix: str) -> None:
    with pytest.raises(UnreadableBrief):
        statements(data, suffix)


def test_a_cut_or_bent_pdf_is_read_or_named() -> None:
    whole = render.render(sample.brief(), ".pdf", sample.EXECUTIVE)
    for data in (whole[: len(whole) // 2], whole.replace(b"endobj", b"endobi", 3), whole[900:]):
        with suppress(UnreadableBrief):
            statements(data, ".pdf")


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(opening.MOST_BYTES, ".md", 10)
    with pytest.raises(UnreadableBrief, match="too large"):
        statements(b"x" * 11, ".md")


def test_another_suffix_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        statements(b"", ".docx")


def test_odd_values_in_a_record_are_named() -> None:
    record = json.loads(render.render(sample.brief(), ".json", sample.ANALYST))
    sentence = record["sections"][0]["bottom_line"]["sentence"]
    for name, value in (("start", -1), ("end", "9"), ("text", None), ("article", 3)):
        changed = {**sentence, name: value}
        record["sections"][0]["bottom_line"]["sentence"] = changed
        with pytest.raises(UnreadableBrief):
            statements(json.dumps(record).encode(), ".json")


def test_nothing_quoted_is_nothing_found() -> None:
    assert statements(b"# A text\n\nwith a line.\n", ".md") == ()
    assert verify.Sources([], lambda article: ()).nearest("some words") is None
