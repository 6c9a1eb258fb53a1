"""Whether a sentence puts its date as something to come."""

from __future__ import annotations

import pytest

from briefing.timeline.outlook import looks_ahead


def ahead(text: str) -> bool:
    """The date is what stands between brackets; with four digits it gives its year."""
    start, end = text.index("["), text.index("]") - 1
    words = text[start + 1 : end + 1]
    return looks_ahead(
        text.replace("[", "").replace("]", ""), start, end, stated=words[-4:].isdigit()
    )


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on [5 June].",
        "The council said on Tuesday that it will vote on [Friday].",
        "On [5 June] the council will vote.",
        "The talks are due to open on [Monday].",
        "The union plans to adopt the act by [2030].",
        "The vote is expected in [July].",
        "They have a plan to cut emissions by [2030].",
        "They agreed to cut emissions by [2030].",
        "The rules would apply from [1 October 2025].",
        "The law takes effect on [1 July 2026].",
        "The work will be completed in [June].",
    ],
)
def test_to_come(text: str) -> None:
    assert ahead(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote, he said on [Tuesday].",
        "The council voted on [5 June].",
        "The vote was expected on [Friday].",
        "A spokesman would not comment on [Friday].",
        "They would have met on [Friday].",
        "They agreed to meet on [Friday].",
        "The council adopted a budget for [2026].",
        "At first they planned to meet on [Friday].",
        "He could not be reached for comment on [Friday].",
        "The vote in [June] – it could be the last – split them.",
        "They passed a similar plan at [the start of the year].",
        "His decision on [Thursday] to cancel the flight scheduled by others stunned them.",
        "They went ahead with a scheduled rally on [Friday].",
        "A pair of failed votes [this week] moved things along.",
        "Nothing of the kind on [Friday].",
    ],
)
def test_not_to_come(text: str) -> None:
    assert not ahead(text)
