"""Openings: many shapes of dateline, and many sentences that are none."""

from __future__ import annotations

import pytest

from briefing.dating.byline import byline, full_date
from briefing.dating.dateline import Opening, opening
from briefing.dating.places import printed

DATELINES = [
    # text before the lede, place, day, agencies
    ("BEIJING, Dec 7 (Reuters) – ", "Beijing", (None, 12, 7), ("Reuters",)),
    ("MUNICH – ", "Munich", None, ()),
    (" date 2023-12-07 (Bloomberg) -- ", None, (2023, 12, 7), ("Bloomberg",)),
    ("PARIS (AP) — ", "Paris", None, ("AP",)),
    ("PARIS (Sample Wire) — ", "Paris", None, ("Sample Wire",)),
    ("(Bloomberg) -- ", None, None, ("Bloomberg",)),
    ("(AFP) ", None, None, ("AFP",)),
    ("Washington (CNN)", "Washington", None, ("CNN",)),
    ("WASHINGTON/NEW DELHI (Reuters) - ", "Washington/New Delhi", None, ("Reuters",)),
    ("TOPEKA, Kan. -- ", "Topeka, Kan.", None, ()),
    ("WASHINGTON, D.C. — ", "Washington, D.C.", None, ()),
    ("EXETER, New Hampshire — ", "Exeter, New Hampshire", None, ()),
    ("RIO DE JANEIRO, 7 December 2023 (EFE) - ", "Rio de Janeiro", (2023, 12, 7), ("EFE",)),
    ("Brüssel, 27. Mai (Reuters) - ", "Brüssel", (None, 5, 27), ("Reuters",)),
    ("Berlin (dpa/AFP) - ", "Berlin", None, ("dpa", "AFP")),
    ("Wien (APA) – ", "Wien", None, ("APA",)),
    ("MOSCOW, December 7. /TASS/. ", "Moscow", (None, 12, 7), ("TASS",)),
    ("KYIV. Dec 7 (Interfax-Ukraine) – ", "Kyiv", (None, 12, 7), ("Interfax-Ukraine",)),
    ("(ANSA) - ROMA, 07 DIC - ", "Roma", (None, 12, 7), ("ANSA",)),
    ("Madrid, 7 dic (EFE).- ", "Madrid", (None, 12, 7), ("EFE",)),
    ("Paris, AFP – ", "Paris", None, ("AFP",)),
    ("TOKYO (Kyodo) -- ", "Tokyo", None, ("Kyodo",)),
    ("SEOUL, Dec. 7 (Yonhap) -- ", "Seoul", (None, 12, 7), ("Yonhap",)),
    ("LONDON, Dec 7, 2023 /PRNewswire/ -- ", "London", (2023, 12, 7), ("PR Newswire",)),
    ("LONDON--(BUSINESS WIRE)--", "London", None, ("Business Wire",)),
    ("April 29 (UPI) — ", None, (None, 4, 29), ("UPI",)),
    ("Geneva, 27 May 2025 – ", "Geneva", (2025, 5, 27), ()),
    ("BRUSSELS (19 May 2025) – ", "Brussels", (2025, 5, 19), ()),
    ("WASHINGTON - April 27 - ", "Washington", (None, 4, 27), ()),
    ("New Delhi, India - ", "New Delhi, India", None, ()),
    ("NEW DELHI: ", "New Delhi", None, ()),
    ("[SINGAPORE] ", "Singapore", None, ()),
    ("WASHINGTON _ ", "Washington", None, ()),
    ("WASHINGTON —\n\n", "Washington", None, ()),
    ("PARIS—", "Paris", None, ()),
    ("NEW\xa0YORK\xa0(AP)\xa0—\xa0", "New York", None, ("AP",)),
    ("BENGHAZI\\/SIRTE, Libya (Reuters) - ", "Benghazi/Sirte, Libya", None, ("Reuters",)),
]


@pytest.mark.parametrize(("words", "place", "day", "agencies"), DATELINES)
def test_a_dateline_is_read_and_the_lede_begins_behind_it(words, place, day, agencies):
    found = opening(words + "The ministers met again.")
    assert (found.place, found.day, found.agencies) == (place, day, agencies)
    assert found.lede == len(words)


@pytest.mark.parametrize(
    "text",
    [
        "NATO (founded 1949) – the alliance of thirty states – met.",
        "NATO (North Atlantic Treaty Organization) – The alliance met.",
        "AP (Associated Press) – The agency was founded in 1846.",
        "CHINA AND THE EU – two partners – met.",
        "INITIAL results from the post-mortem were published.",
        "U.S. — The country that voted.",
        "BREXIT – What comes next?",
        "FILE - In this photo the ministers meet.",
        "EXCLUSIVE – The ministers met.",
        "MONDAY – The ministers met.",
        "STOP THE STEAL – They marched.",
        "EDGAR HERNANDEZ - FIRST CONFIRMED CASE was a boy.",
        "December 7, 1941 — a date which will live in infamy.",
        "Venice, August 29 - September 8: the festival.",
        "PARIS, 31 Feb – The day that never was.",
        "Paris-based companies rose.",
        "Paris: A guide\n\nThe city is old.",
        "Mr Smith (CNN) said so.",
        "On Monday, Dec. 7 — The ministers met.",
        "NEW YORK, NY - APRIL 16: The actor attends the opening.",
        "WOLF BLITZER: Tonight\nANNA ROE: Yes.",
        "DHAKA: Yes.\nANNA ROE: No.",
        "By this time of the year, the ministers have met.",
        "",
        "A",
        "(",
    ],
)
def test_no_sentence_is_eaten(text):
    assert opening(text) == Opening()


@pytest.mark.parametrize(
    ("above", "authors", "agencies", "visible"),
    [
        ("By Jane Roe\n\n", ("Jane Roe",), (), None),
        (
            "By JANE ROE and John de Vries, Reuters\n",
            ("Jane Roe", "John de Vries"),
            ("Reuters",),
            None,
        ),
        ("*By Reuters*\n\n", (), ("Reuters",), None),
        ("By Jane Roe - October 20, 2014\n\n", ("Jane Roe",), (), (2014, 10, 20)),
        ("Published on 15/05/2025 - 11:51\n", (), (), (2025, 5, 15)),
        ("Saturday, January 8, 2005\n", (), (), (2005, 1, 8)),
        ("(Updates with details)\n\nBy Jane Roe\n\n", ("Jane Roe",), (), None),
        ("A title of the day\n\n", (), (), None),
    ],
)
def test_lines_above_the_lede_speak_and_are_left_out(above, authors, agencies, visible):
    found = opening(above + "The ministers met again on the matter.", "A title of the day")
    assert (found.authors, found.agencies, found.visible) == (authors, agencies, visible)
    assert found.lede == len(above)


def test_headings_and_captions_are_passed_over_only_on_the_way_to_a_dateline():
    above = "Anna Roe\n\nDAILY PAPER\n\nA minister speaks. (AP Photo/Jan Roe)\n\n"
    assert opening(above + "PARIS (AP) — The ministers met.").lede == len(above + "PARIS (AP) — ")
    assert opening(above + "The ministers met.").lede == 0


def test_matter_on_the_datelines_own_line():
    above = "By Jane Roe, Health Editor LONDON | Thu Jun 23, 2011 7:53 am BST "
    found = opening(above + "LONDON (Reuters) - The ministers met.")
    assert (found.place, found.authors, found.visible) == ("London", ("Jane Roe",), (2011, 6, 23))
    assert found.lede == len(above + "LONDON (Reuters) - ")


def test_a_sentence_before_a_dateline_stays_while_the_credit_counts():
    found = opening("Read this in Arabic.\n\nCAIRO (AP) — The ministers met.")
    assert (found.place, found.agencies, found.lede) == ("Cairo", ("AP",), 0)


def test_a_caption_date_is_no_visible_date():
    text = "The minister on March 15, 2020. (AP Photo/Jan Roe)\n\nPARIS (AP) — They met."
    assert opening(text).visible is None


def test_a_weekday_in_the_dateline_is_kept():
    assert opening("PARIS, Thursday, Dec 7 (AFP) – They met.").weekday == 3
    assert opening("SUN CITY, Dec 7 (AFP) – They met.").weekday is None


@pytest.mark.parametrize(
    "line",
    ["By then it was late", "By far the best", "By Monday", "By 2030, prices will", "By", ""],
)
def test_a_line_that_is_no_byline_says_nothing(line):
    assert byline(line) == ((), ())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3.4.2024", (2024, 4, 3)),
        ("13/4/2024", (2024, 4, 13)),
        ("4/13/2024", (2024, 4, 13)),
        ("4/4/2024", (2024, 4, 4)),
        ("7 décembre 2023", (2023, 12, 7)),
        ("31 February 2024", None),
        ("03/04/2024", None),
        ("in 2024", None),
    ],
)
def test_a_full_date_is_read_where_it_has_one_reading(line, day):
    found = full_date(line)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("N'DJAMENA", "N'Djamena"),
        ("MCALLEN, Texas", "McAllen, Texas"),
        ("ST. LOUIS", "St. Louis"),
        ("THE HAGUE", "The Hague"),
        ("Tel Aviv", "Tel Aviv"),
    ],
)
def test_places_lose_their_capitals(place, name):
    assert printed(place) == name
