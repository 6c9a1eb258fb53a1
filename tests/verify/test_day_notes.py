"""Our own notes on days are let through beside a quotation, and nothing dressed up as one."""

from __future__ import annotations

import pytest

from briefing.verify.blocks import Block, Mark, statements

SAID = "They met on Thursday and will meet again next week."


def kinds(after: str) -> list[str]:
    pieces = (SAID, Mark(1, 2), after)
    return [s.kind for s in statements([Block(role="said", pieces=pieces)], "page")]


@pytest.mark.parametrize(
    "note",
    [
        "[Thursday: 7 December 2023]",
        "[Thursday: 7 December 2023; next week: 11 December 2023 – 17 December 2023]",
        " [next week:\n December 2023] ",
    ],
)
def test_a_note_on_days_is_ours(note: str) -> None:
    assert kinds(note) == ["quotation"]


@pytest.mark.parametrize(
    "slipped",
    [
        "[Thursday: 7 December 2023; Xi agreed]",
        "[Xi agreed: 7 December 2023]",
        "[Thursday: the day China gave in]",
        "Thursday: 7 December 2023",
        "[Thursday: 7 December 2023] and China gave in.",
        "China gave in.",
    ],
)
def test_anything_else_beside_a_quotation_is_uncited(slipped: str) -> None:
    assert kinds(slipped) == ["quotation", "uncited"]
