from __future__ import annotations

from briefing.dating.notes import notes
from briefing.model import Published
from tests.build import at, document

THURSDAY = Published(at("2023-12-07"), "inferred", "day")
TEXT = (
    "BONN – They met on Thursday and will meet again next week. The law of March 5, 2021 holds. "
    "Talks began on Dec. 4, the ministry said."
)


def told(text: str, published: Published = THURSDAY) -> list[list[tuple[str, str]]]:
    made = document(text)
    found = [notes(s, published) for s in made.sentences]
    for note in (n for each in found for n in each):
        assert made.article.text[note.start : note.end] == note.words
    return [[(n.words, n.text) for n in each] for each in found]


def test_words_that_leave_a_reader_guessing_are_explained_and_others_are_not() -> None:
    assert told(TEXT) == [
        [("Thursday", "7 December 2023")],
        [],
        [("Dec. 4", "4 December 2023")],
    ]


def test_nothing_is_told_where_the_day_of_publication_is_not_known() -> None:
    assert told(TEXT, Published()) == [[], [], []]
    assert told(TEXT, Published(at("2023-12-01"), "text", "month")) == [[], [], []]
