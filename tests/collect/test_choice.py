from __future__ import annotations

from briefing.collect.choice import Listing, choose
from briefing.collect.keys import key
from briefing.collect.settings import Feed
from tests.collect.test_record import Entry

BASE = "https://gazette.example/feed"


def listing(*links: str, full_text: bool = False) -> Listing:
    return Listing(Feed(BASE, full_text=full_text), BASE, tuple(Entry(url=u) for u in links))


def steps(*listings: Listing, words=(), pages=(), dead=(), most: int = 9) -> list[list[str]]:
    def among(paths):
        found = {key(f"https://gazette.example{path}") for path in paths}
        return lambda one: one in found

    chosen = choose(
        listings, is_there=among((*words, *pages)), is_page=among(pages),
        is_dead=among(dead), most=most,
    )  # fmt: skip
    return [[choice.step for choice in choices] for choices in chosen]


def test_nothing_of_nothing() -> None:
    assert steps() == [] and steps(listing()) == [[]]


def test_new_words_are_kept_and_new_pages_followed() -> None:
    assert steps(listing("/a")) == [["keep"]]
    assert steps(listing("/a", full_text=True)) == [["follow"]]


def test_what_is_there_is_known_but_words_give_way_to_the_page() -> None:
    assert steps(listing("/a", "/b"), words=["/a"], pages=["/b"]) == [["known", "known"]]
    assert steps(listing("/a", "/b", full_text=True), words=["/a"], pages=["/b"]) == [
        ["follow", "known"]
    ]


def test_a_page_that_was_dead_is_told_by_the_feed() -> None:
    assert steps(listing("/a", full_text=True), dead=["/a"]) == [["keep"]]
    assert steps(listing("/a", full_text=True), dead=["/a"], words=["/a"]) == [["known"]]


def test_an_article_is_taken_once_by_the_feed_that_wants_all_of_it() -> None:
    assert steps(listing("/a", "/a#x"), listing("/a", full_text=True)) == [
        ["known", "known"], ["follow"],
    ]  # fmt: skip


def test_each_feed_has_its_share() -> None:
    assert steps(listing("/a", "/b", "/c"), listing("/d"), words=["/a"], most=1) == [
        ["known", "keep", "later"], ["keep"],
    ]  # fmt: skip


def test_an_entry_that_says_nothing_is_passed_over() -> None:
    empty = Listing(Feed(BASE), BASE, (Entry(text=" "),))
    assert steps(empty) == [["empty"]]


def test_relative_links_start_from_where_the_feed_was_found() -> None:
    moved = Listing(Feed(BASE), "https://new.example/x/", (Entry(url="a"), Entry(url="mailto:x@y")))
    ((one, two),) = choose(
        [moved], is_there=lambda k: False, is_page=lambda k: False,
        is_dead=lambda k: False, most=9,
    )  # fmt: skip
    assert (one.url, one.key) == ("https://new.example/x/a", key("https://new.example/x/a"))
    assert two.url == "" and two.key != one.key
