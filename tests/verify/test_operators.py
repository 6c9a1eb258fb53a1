"""The scanner of content streams: what a general parser reads, or nothing."""

from __future__ import annotations

import pytest

from briefing import render
from briefing.verify.operators import operations
from tests.render import sample


def test_it_reads_pages_as_a_general_parser_does() -> None:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.generic import ContentStream

    document = PdfReader(BytesIO(render.render(sample.brief(), ".pdf", sample.ANALYST)))
    for page in document.pages:
        contents = page.get_contents()
        ours = list(operations(contents.get_data()))
        theirs = ContentStream(contents, document).operations
        assert [operator for _, operator in ours] == [operator for _, operator in theirs]
        shown = [_bytes(operands) for operands, operator in ours if operator == b"TJ"]
        assert shown == [_bytes(operands) for operands, operator in theirs if operator == b"TJ"]
        assert any(shown)


def _bytes(operands) -> list[bytes]:
    parts = [getattr(part, "original_bytes", part) for part in operands[-1]]
    return [part for part in parts if isinstance(part, bytes)]


def test_operands_of_every_common_form_but_kerning() -> None:
    stream = b"/P << /MCID 7 >> BDC /F1 9.5 Tf [<0041> -20 <42>]TJ -.5 3. Td [3 -1] 0 d EMC "
    assert list(operations(stream)) == [
        (["/P", {"/MCID": 7.0}], b"BDC"),
        (["/F1", 9.5], b"Tf"),
        ([[b"\x00A", b"B"]], b"TJ"),
        ([-0.5, 3.0], b"Td"),
        ([[3.0, -1.0], 0.0], b"d"),
        ([], b"EMC"),
    ]


@pytest.mark.parametrize(
    "stream",
    [
        b"(text) Tj",
        b"% a comment\nBT",
        b"BI /W 1 ID x EI",
        b"/a#41 gs",
        b"[1 2 Td",
        b"<< /A >> BDC",
        b"1 2",
        b"] Tj",
        b"12abc Tj",
        b"[" * 20 + b"]" * 20 + b" TJ",
    ],
)
def test_whatever_is_uncommon_is_refused_as_a_whole(stream: bytes) -> None:
    with pytest.raises(ValueError):
        list(operations(stream))
